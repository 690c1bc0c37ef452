package io.fairlead.provider.spi.bind;

import java.util.List;
import java.util.Map;

/// The words for what stands at a place: short, and never a secret.
final class Found {

    private static final int LONGEST = 40;
    private static final List<String> SECRETS =
            List.of("password", "passwd", "secret", "token", "users", "key", "hmac", "credential");

    private Found() {}

    static String words(Object value, Place place) {
        var text = Scalar.text(value);
        if (text == null) {
            return words(value);
        }
        if (text.length() > LONGEST || isSecret(place.name())) {
            return "a text of " + text.length() + " characters";
        }
        return value instanceof String ? "\"" + Names.shown(text) + "\"" : text;
    }

    private static String words(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.isEmpty() ? "an empty map" : "a map";
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
            default -> "a value of type " + value.getClass().getSimpleName();
        };
    }

    private static boolean isSecret(String name) {
        var lower = Names.lower(name);
        return SECRETS.stream().anyMatch(lower::contains);
    }
}
