package io.fairlead.provider.spi.bind;

import java.lang.reflect.RecordComponent;
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
            return alternative(raw, value, place);
        }
        if (!raw.isRecord()) {
            throw Shape.unsupported(raw);
        }
        return raw.isAnnotationPresent(SingleKey.class) ? singleKey(raw, value, place) : record(raw, value, place);
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

    private Map<String, Object> map(Type type, Object value, Place place) {
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
    private Map<String, Object> entries(Object value, Place place) {
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

    private @Nullable Object alternative(Class<?> sealed, Object value, Place place) {
        var only = only(value, place, Shape.expected(sealed));
        if (only == null) {
            return null;
        }
        for (var candidate : Shape.alternatives(sealed)) {
            if (Names.same(Shape.key(candidate), only.getKey())) {
                return record(candidate, only.getValue(), place.child(Shape.key(candidate)));
            }
        }
        var known = Shape.alternatives(sealed).stream().map(Shape::key).toList();
        return mismatches.unknown(place.child(only.getKey()), only.getKey(), known);
    }

    private @Nullable Object singleKey(Class<?> type, Object value, Place place) {
        var only = only(value, place, "exactly one key, the type");
        if (only == null) {
            return null;
        }
        var below = place.child(only.getKey());
        var tree = map(Object.class, isTrue(only.getValue()) ? Map.of() : only.getValue(), below);
        return construct(type, new Object[] {only.getKey(), tree}, place);
    }

    private Map.@Nullable Entry<String, Object> only(Object value, Place place, String expected) {
        var before = mismatches.count();
        var entries = entries(value, place);
        entries.values().removeIf(TreeBinder::isFalse);
        if (entries.size() == 1) {
            return entries.entrySet().iterator().next();
        }
        if (before == mismatches.count()) {
            var keys = entries.keySet().stream().limit(4).map(Names::shown).toList();
            mismatches.add(place, keys.isEmpty() ? "nothing" : String.join(" and ", keys), expected);
        }
        return null;
    }

    private @Nullable Object record(Class<?> type, Object value, Place place) {
        if (isTrue(value) && Shape.standsAlone(type)) {
            return record(type, Map.of(), place);
        }
        var before = mismatches.count();
        var components = new ComponentKeys(type, mismatches).sort(entries(value, place), place);
        if (before == mismatches.count() || value instanceof Map<?, ?>) {
            var arguments = arguments(type, components, place);
            return before == mismatches.count() ? construct(type, arguments, place) : null;
        }
        return null;
    }

    private Object[] arguments(Class<?> type, Map<String, Object> values, Place place) {
        var components = type.getRecordComponents();
        var arguments = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            var name = components[i].getName();
            var value = values.get(name);
            var at = components[i].isAnnotationPresent(Rest.class) ? place : place.child(name);
            var bound = value == null || isSwitchedOff(components[i], value)
                    ? absent(components[i], at)
                    : bind(components[i].getGenericType(), value, at);
            arguments[i] = bound == null ? "" : bound;
        }
        return arguments;
    }

    private @Nullable Object absent(RecordComponent component, Place place) {
        var fallback = component.getAnnotation(Default.class);
        if (fallback != null) {
            Object value = component.getType().isRecord() ? Map.of() : fallback.value();
            return bind(component.getGenericType(), value, place);
        }
        return Shape.hasNatural(component.getType())
                ? Shape.natural(component.getType())
                : mismatches.add(place, "nothing", Shape.expected(component.getGenericType()));
    }

    private @Nullable Object construct(Class<?> type, Object[] arguments, Place place) {
        try {
            return CanonicalConstructor.of(type).make(arguments);
        } catch (ConstructionException e) {
            return mismatches.add(place, "values that do not fit", e.getMessage());
        }
    }

    private static boolean isSwitchedOff(RecordComponent component, Object value) {
        return component.isAnnotationPresent(Default.class)
                && component.getType().isRecord()
                && isFalse(value);
    }

    private static boolean isTrue(Object value) {
        return value.equals(true) || value instanceof String text && Names.same(text, "true");
    }

    private static boolean isFalse(Object value) {
        return value.equals(false) || value instanceof String text && Names.same(text, "false");
    }
}
