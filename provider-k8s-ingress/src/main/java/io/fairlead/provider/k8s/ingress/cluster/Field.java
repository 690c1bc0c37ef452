package io.fairlead.provider.k8s.ingress.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in the tree of an object, which may be empty. Types are checked as the API server would.
///
/// @param secret whether no message may show what stands there
record Field(String path, @Nullable Object value, boolean secret) {

    private static final int MOST_SHOWN = 80;

    static Field root(Map<String, ?> tree) {
        return new Field("", tree, false);
    }

    Field get(String key) throws FieldException {
        var below = path.isEmpty() ? key : path + "." + key;
        if (value == null) {
            return new Field(below, null, secret);
        }
        if (value instanceof Map<?, ?> map) {
            return new Field(below, map.get(key), secret);
        }
        throw mismatch("a map");
    }

    /// The same place, and all below it, for nobody to see.
    Field hidden() {
        return new Field(path, value, true);
    }

    boolean present() {
        return value != null;
    }

    Optional<String> text() throws FieldException {
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw mismatch("a text; numbers and truth values need quotes");
    }

    String textOrEmpty() throws FieldException {
        return text().orElse("");
    }

    String requiredText() throws FieldException {
        return text().orElseThrow(() -> mismatch("a text"));
    }

    /// The text that a base64 value stands for. Line breaks in it are ignored, as the API server does.
    Optional<String> base64() throws FieldException {
        try {
            return text().map(some -> some.replace("\n", "").replace("\r", ""))
                    .map(Base64.getDecoder()::decode)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw mismatch("base64");
        }
    }

    Optional<Integer> port() throws FieldException {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0
                && number.intValue() <= 65_535) {
            return Optional.of(number.intValue());
        }
        throw mismatch("a port number");
    }

    Optional<Boolean> truth() throws FieldException {
        if (value == null || value instanceof Boolean) {
            return Optional.ofNullable((Boolean) value);
        }
        throw mismatch("true or false");
    }

    List<Field> list() throws FieldException {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw mismatch("a list");
        }
        var fields = new ArrayList<Field>(list.size());
        for (var i = 0; i < list.size(); i++) {
            fields.add(new Field(path + "[" + i + "]", list.get(i), secret));
        }
        return fields;
    }

    Map<String, String> texts() throws FieldException {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw mismatch("a map");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : map.entrySet()) {
            var key = String.valueOf(entry.getKey());
            texts.put(key, new Field(path + "[" + cut(key) + "]", entry.getValue(), secret).textOrEmpty());
        }
        return texts;
    }

    FieldException mismatch(String expected) {
        return new FieldException(path, secret ? "something that is not shown" : describe(), expected);
    }

    private String describe() {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> map -> "a map";
            case List<?> list -> "a list";
            case String text -> "\"" + cut(text) + "\"";
            default -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
}
