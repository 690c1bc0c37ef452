package io.fairlead.provider.spi.bind;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the records of one tree: by components, by the one key of a sealed interface, or by a key of its own.
final class ObjectBinder {

    private final TreeBinder trees;
    private final Mismatches mismatches;

    ObjectBinder(TreeBinder trees, Mismatches mismatches) {
        this.trees = trees;
        this.mismatches = mismatches;
    }

    @Nullable
    Object alternative(Class<?> sealed, Object value, Place place) {
        var companion = value instanceof Map<?, ?> ? Companion.of(sealed) : Optional.<Companion>empty();
        return companion.isPresent()
                ? accompanied(sealed, companion.get(), value, place)
                : single(sealed, value, place);
    }

    private @Nullable Object accompanied(Class<?> sealed, Companion companion, Object value, Place place) {
        var beside = new LinkedHashMap<String, Object>();
        var rest = new LinkedHashMap<String, Object>();
        trees.entries(value, place).forEach((key, element) -> (companion.takes(key) ? beside : rest).put(key, element));
        var inner = single(sealed, rest, place);
        if (inner == null || beside.isEmpty()) {
            return inner;
        }
        var before = mismatches.count();
        var values = new ComponentKeys(companion.type(), mismatches).sort(beside, place);
        values.put(companion.inner(), new Bound(inner));
        var arguments = arguments(companion.type(), values, place);
        return before == mismatches.count() ? construct(companion.type(), arguments, place) : null;
    }

    private @Nullable Object single(Class<?> sealed, Object value, Place place) {
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

    @Nullable
    Object singleKey(Class<?> type, Object value, Place place) {
        var only = only(value, place, "exactly one key, the type");
        if (only == null) {
            return null;
        }
        var below = place.child(only.getKey());
        var tree = trees.map(Object.class, isTrue(only.getValue()) ? Map.of() : only.getValue(), below);
        return construct(type, new Object[] {only.getKey(), tree}, place);
    }

    private Map.@Nullable Entry<String, Object> only(Object value, Place place, String expected) {
        var before = mismatches.count();
        var entries = trees.entries(value, place);
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

    @Nullable
    Object record(Class<?> type, Object value, Place place) {
        if (isTrue(value) && Shape.standsAlone(type)) {
            return record(type, Map.of(), place);
        }
        var before = mismatches.count();
        var components = new ComponentKeys(type, mismatches).sort(trees.entries(value, place), place);
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
            var bound = value == null || isSwitchedOff(components[i], value) || isSaidToBeEmpty(components[i], value)
                    ? absent(components[i], at)
                    : bound(components[i], value, at);
            arguments[i] = bound == null ? "" : bound;
        }
        return arguments;
    }

    private @Nullable Object bound(RecordComponent component, Object value, Place place) {
        return value instanceof Bound(var made) ? made : trees.bind(component.getGenericType(), value, place);
    }

    private @Nullable Object absent(RecordComponent component, Place place) {
        var fallback = component.getAnnotation(Default.class);
        if (fallback != null) {
            Object value = component.getType().isRecord() ? Map.of() : fallback.value();
            return trees.bind(component.getGenericType(), value, place);
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
                && TreeBinder.isFalse(value);
    }

    private static boolean isSaidToBeEmpty(RecordComponent component, Object value) {
        return value instanceof Map<?, ?> map
                && map.isEmpty()
                && component.getType() == Map.class
                && component.isAnnotationPresent(AlwaysWritten.class);
    }

    private static boolean isTrue(Object value) {
        return value.equals(true) || value instanceof String text && Names.same(text, "true");
    }

    /// What is no tree any more.
    private record Bound(Object value) {}
}
