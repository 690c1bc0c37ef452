package io.fairlead.provider.file;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// The value of a scalar: truth values and whole numbers in their plainest spelling, null, and for
/// everything else its own text, which the binder reads as its target wants it.
final class YamlScalar {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private YamlScalar() {}

    static @Nullable Object value(ScalarEvent scalar) throws YamlException {
        checkTag(scalar.getTag());
        var text = scalar.getTag().filter((CORE + "str")::equals).isPresent() || !scalar.isPlain();
        return text ? scalar.getValue() : plain(scalar.getValue());
    }

    /// Tags that make objects have no place in configuration.
    static void checkTag(Optional<String> tag) throws YamlException {
        var known = tag.isEmpty()
                || (tag.get().startsWith(CORE) && TAGS.contains(tag.get().substring(CORE.length())));
        if (!known) {
            throw new YamlException("tag " + tag.get(), "no tag");
        }
    }

    private static @Nullable Object plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
        };
    }
}
