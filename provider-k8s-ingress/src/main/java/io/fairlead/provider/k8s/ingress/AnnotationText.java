package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.bind.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the text of an annotation stands for.
final class AnnotationText {

    private AnnotationText() {}

    /// The elements between commas, without white space around them; none if there is no text at all.
    static List<String> list(String value) {
        var elements = new ArrayList<String>();
        if (value.isEmpty()) {
            return elements;
        }
        var start = 0;
        for (var comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', start)) {
            elements.add(trimmed(value.substring(start, comma)));
            start = comma + 1;
        }
        elements.add(trimmed(value.substring(start)));
        return elements;
    }

    static Optional<Boolean> truth(String value) {
        return switch (value) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// A number of 64 bits, in decimal digits with at most one sign.
    static Optional<Long> integer(String value) {
        var digits = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether a key that stands for itself and for keys below it switches them on: any other text switches them off.
    static boolean isOn(String value) {
        return value.isEmpty() || Names.same(value, "true");
    }

    private static String trimmed(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// White space as Go has it.
    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c > 0x7F && Character.isSpaceChar(c);
    }
}
