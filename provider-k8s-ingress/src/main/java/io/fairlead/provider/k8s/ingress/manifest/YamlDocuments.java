package io.fairlead.provider.k8s.ingress.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The documents of a YAML text, each of which is parsed alone, so that a broken one hides none behind it.
final class YamlDocuments {

    private static final int MAX_DEPTH = 64;
    private static final Pattern MARKER = Pattern.compile("(?m)^(?:---(?=\\s|$)|\\.\\.\\.\\s*$)");
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(16 << 20)
            .setMaxAliasesForCollections(100)
            .setSchema(new CoreSchema())
            .build();

    private YamlDocuments() {}

    /// The texts of all documents that are not empty.
    static List<String> split(String text) {
        var documents = new ArrayList<String>();
        for (var document : MARKER.split(text)) {
            if (!document.lines().allMatch(YamlDocuments::isEmpty)) {
                documents.add(document);
            }
        }
        return documents;
    }

    private static boolean isEmpty(String line) {
        var start = line.stripLeading();
        return start.isEmpty() || start.startsWith("#") || line.startsWith("%");
    }

    static @Nullable Object parse(String document) throws BadYamlException {
        try {
            return new BoundedLoad().loadFromString(document);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1) + " of the document");
            throw new BadYamlException(e.getProblem() + line.orElse(""));
        } catch (YamlEngineException e) {
            throw new BadYamlException(String.valueOf(e.getMessage()));
        }
    }

    /// A text that is no YAML, or goes beyond a limit.
    static final class BadYamlException extends Exception {

        private static final long serialVersionUID = 1L;

        BadYamlException(String message) {
            super(message);
        }
    }

    private static final class BoundedLoad extends Load {

        BoundedLoad() {
            super(SETTINGS);
        }

        @Override
        protected Composer createComposer(String yaml) {
            return new BoundedComposer(yaml);
        }
    }

    private static final class BoundedComposer extends Composer {

        private int depth;

        BoundedComposer(String yaml) {
            super(SETTINGS, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml)));
        }

        @Override
        protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
            enter();
            var node = super.composeSequenceNode(anchor);
            depth--;
            return node;
        }

        @Override
        protected Node composeMappingNode(Optional<Anchor> anchor) {
            enter();
            var node = super.composeMappingNode(anchor);
            depth--;
            return node;
        }

        private void enter() {
            if (++depth > MAX_DEPTH) {
                throw new YamlEngineException("more than " + MAX_DEPTH + " levels");
            }
        }
    }
}
