package io.fairlead.provider.spi.bind;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds one tree and collects what does not fit. What it returns after a mismatch means nothing.
final class TreeBinder {

    private static final int DEEPEST = 64;

    private static final int MOST_VALUES = 2_000_000;

    private final Mismatches mismatches = new Mismatches();
    private final ObjectBinder objects = new ObjectBinder(this, mismatches);
    private int values;

    static Object bind(Type type, Object value, String path) {
        var binder = new TreeBinder();
        var bound = binder.bind(type, value, Place.root(path));
        binder.mismatches.refuse();
        if (bound == null) {
            throw new IllegalStateException("nothing bound at " + path);
        }
        return bound;
    }

    @Nullable
    Object bind(Type type, Object value, Place place) {
        if (place.depth() > DEEPEST) {
            return mismatches.add(place, "more than " + DEEPEST + " levels", "a flatter tree");
        }
        if (++values > MOST_VALUES) {
            return values == MOST_VALUES + 1
                    ? mismatches.add(place, "more than " + MOST_VALUES + " values", "a smaller tree")
                    : null;
        }
        var raw = Shape.raw(type);
        var scalar = Scalar.of(raw);
        if (scalar != null) {
            return scalar(scalar, value, place);
        }
        if (raw == Optional.class) {
            return optional(Shape.argument(type, 0), value, place);
        }
        if (raw == List.class) {
            return list(Shape.argument(type, 0), value, place);
        }
        if (raw == Map.class) {
            return value instanceof Map<?, ?> map && map.isEmpty()
                    ? mismatches.add(place, "an empty map", "at least one key; it cannot stand alone")
                    : map(Shape.argument(type, 1), value, place);
        }
        return structure(raw, value, place);
    }

    private @Nullable Object structure(Class<?> raw, Object value, Place place) {
        if (raw == Object.class) {
            return raw(value, place);
        }
        if (Shape.isSealed(raw)) {
            return objects.alternative(raw, value, place);
        }
        if (!raw.isRecord()) {
            throw Shape.unsupported(raw);
        }
        return raw.isAnnotationPresent(SingleKey.class)
                ? objects.singleKey(raw, value, place)
                : objects.record(raw, value, place);
    }

    private @Nullable Object scalar(Scalar scalar, Object value, Place place) {
        var text = Scalar.text(value);
        if (text != null) {
            try {
                return scalar.parser().apply(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                return mismatches.add(place, Found.words(value, place), scalar.expected());
            }
        }
        return mismatches.add(place, Found.words(value, place), scalar.expected());
    }

    private Object optional(Type type, Object value, Place place) {
        if (isFalse(value) && Shape.raw(type).isRecord()) {
            return Optional.empty();
        }
        var bound =
                Shape.raw(type) == Map.class ? map(Shape.argument(type, 1), value, place) : bind(type, value, place);
        return Optional.ofNullable(bound);
    }

    private @Nullable Object list(Type type, Object value, Place place) {
        var elements = new ArrayList<Object>();
        for (var element : elements(type, value, place)) {
            var at = place.element(elements.size());
            var bound = element == null ? mismatches.add(at, "nothing", Shape.expected(type)) : bind(type, element, at);
            elements.add(bound == null ? "" : bound);
        }
        return Collections.unmodifiableList(elements);
    }

    private List<?> elements(Type type, Object value, Place place) {
        var text = Scalar.text(value);
        if (value instanceof List<?> list) {
            return list;
        }
        if (text != null && Scalar.of(Shape.raw(type)) != null) {
            return CommaList.split(text);
        }
        mismatches.add(place, Found.words(value, place), "a list");
        return List.of();
    }

    Map<String, Object> map(Type type, Object value, Place place) {
        var bound = new LinkedHashMap<String, Object>();
        for (var entry : entries(value, place).entrySet()) {
            var element = bind(type, entry.getValue(), place.child(entry.getKey()));
            if (element != null) {
                bound.put(entry.getKey(), element);
            }
        }
        return Collections.unmodifiableMap(bound);
    }

    /// The entries of a map, without those whose value is null.
    Map<String, Object> entries(Object value, Place place) {
        if (!(value instanceof Map<?, ?> map)) {
            mismatches.add(place, Found.words(value, place), "a map of options");
            return Map.of();
        }
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((key, element) -> {
            if (element != null) {
                entries.put(String.valueOf(key), element);
            }
        });
        return entries;
    }

    private @Nullable Object raw(Object value, Place place) {
        if (value instanceof Map<?, ?>) {
            return map(Object.class, value, place);
        }
        if (value instanceof List<?>) {
            return list(Object.class, value, place);
        }
        return Scalar.text(value) == null
                ? mismatches.add(place, Found.words(value, place), "a map, a list, a text, a number, true or false")
                : value;
    }

    static boolean isFalse(Object value) {
        return value.equals(false) || value instanceof String text && Names.same(text, "false");
    }
}
