package io.fairlead.provider.k8s.ingress;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the text of an annotation stands for.
final class AnnotationValues {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");

    private AnnotationValues() {}

    static List<String> list(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    static Optional<Boolean> truth(String value) {
        return switch (value) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Long> integer(String value) {
        try {
            return INTEGER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A key that stands for itself and for keys below it: any other text switches them all off.
    static boolean flag(String value) {
        return value.isEmpty() || value.toLowerCase(Locale.ROOT).equals("true");
    }

    static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
