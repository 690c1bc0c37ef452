package io.fairlead.core.config;

import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads YAML with every scalar as the text that stands there, since options are texts: `1.10` stays `1.10`, and
/// `yes` is no truth value. Anchors, aliases and merge keys work, within limits.
final class YamlText {

    private static final int DEEPEST = 64;
    private static final int MOST_ALIASES = 50;

    private YamlText() {}

    static Object parse(String text) throws SyntaxException {
        var limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setAllowRecursiveKeys(false);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setCodePointLimit(4 << 20);
        var dumper = new DumperOptions();
        var yaml = new Yaml(new SafeConstructor(limits), new Representer(dumper), dumper, limits, new Texts());
        try {
            Object root = yaml.load(text);
            return root == null ? Map.of() : root;
        } catch (MarkedYAMLException e) {
            throw new SyntaxException(e.getProblem(), line(e), e);
        } catch (YAMLException e) {
            throw new SyntaxException(String.valueOf(e.getMessage()), 1, e);
        }
    }

    private static int line(MarkedYAMLException e) {
        return e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
    }

    /// Gives no scalar a type but null, and knows the merge key.
    private static final class Texts extends Resolver {

        private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL| ");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
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
