package io.fairlead.core.config;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/// Reads YAML with every scalar as the text that stands there, since options are texts: `1.10` stays `1.10`, and
/// `yes` is no truth value. Anchors, aliases and merge keys work, within limits.
final class YamlText {

    private static final int DEEPEST = 64;
    private static final int MOST_ALIASES = 50;
    private static final List<String> NOTHING = List.of("", "~", "null", "Null", "NULL");
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(4 << 20)
            .setSchema(new Texts())
            .build();

    private YamlText() {}

    static Object parse(String text) throws SyntaxException {
        try {
            checkDepth(text);
            Object root = new Load(SETTINGS).loadFromString(text);
            return root == null ? Map.of() : root;
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new SyntaxException(e.getProblem(), line, e);
        } catch (YamlEngineException e) {
            throw new SyntaxException(String.valueOf(e.getMessage()), 1, e);
        }
    }

    /// The parser goes on without recursion; what builds the tree from its events does not.
    private static void checkDepth(String text) throws SyntaxException {
        var depth = 0;
        var events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
        while (events.hasNext()) {
            var event = events.next();
            depth += change(event.getEventId());
            if (depth > DEEPEST) {
                var line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                throw new SyntaxException("at most " + DEEPEST + " levels", line, new YamlEngineException("too deep"));
            }
        }
    }

    private static int change(Event.ID event) {
        if (event == Event.ID.MappingStart || event == Event.ID.SequenceStart) {
            return 1;
        }
        return event == Event.ID.MappingEnd || event == Event.ID.SequenceEnd ? -1 : 0;
    }

    /// Gives no scalar a type but null, and knows the merge key.
    private static final class Texts implements Schema {

        @Override
        public ScalarResolver getScalarResolver() {
            return (text, plain) -> {
                if (plain && NOTHING.contains(text)) {
                    return Tag.NULL;
                }
                return plain && text.equals("<<") ? Tag.MERGE : Tag.STR;
            };
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return new CoreSchema().getSchemaTagConstructors();
        }
    }

    /// Text that is no YAML.
    static final class SyntaxException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        SyntaxException(String message, int line, Throwable cause) {
            super(message, cause);
            this.line = line;
        }

        int line() {
            return line;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
