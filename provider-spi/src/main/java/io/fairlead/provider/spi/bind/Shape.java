package io.fairlead.provider.spi.bind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What the types of components mean to a tree.
final class Shape {

    private Shape() {}

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw unsupported(type);
        };
    }

    static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    static boolean isSealed(Type type) {
        return raw(type).isSealed() && raw(type).isInterface();
    }

    /// The permitted records of a sealed interface that can stand alone, those of its sealed parts included.
    static List<Class<?>> alternatives(Class<?> sealed) {
        var records = new ArrayList<Class<?>>();
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (Companion.isMarked(permitted)) {
                continue;
            }
            records.addAll(permitted.isRecord() ? List.of(permitted) : alternatives(permitted));
        }
        return records;
    }

    static String key(Class<?> alternative) {
        return Names.decapitalised(alternative.getSimpleName());
    }

    /// Whether the record can be made of nothing.
    static boolean standsAlone(Type type) {
        return raw(type).isRecord()
                && !raw(type).isAnnotationPresent(SingleKey.class)
                && Arrays.stream(raw(type).getRecordComponents()).allMatch(Shape::mayBeAbsent);
    }

    static boolean mayBeAbsent(RecordComponent component) {
        return component.isAnnotationPresent(Default.class) || hasNatural(component.getType());
    }

    static boolean hasNatural(Class<?> type) {
        return type.isPrimitive()
                || type == Optional.class
                || type == List.class
                || type == Map.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    /// What an absent component holds when nothing else is said.
    static Object natural(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return number(type);
    }

    private static Object number(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> false;
            case "int" -> 0;
            case "long" -> 0L;
            case "double" -> 0.0;
            case "java.util.OptionalInt" -> OptionalInt.empty();
            case "java.util.OptionalLong" -> OptionalLong.empty();
            case "java.util.OptionalDouble" -> OptionalDouble.empty();
            default -> throw unsupported(type);
        };
    }

    static String expected(Type type) {
        var raw = raw(type);
        var scalar = Scalar.of(raw);
        if (scalar != null) {
            return scalar.expected();
        }
        if (raw == Optional.class) {
            return expected(argument(type, 0));
        }
        if (isSealed(type)) {
            return "exactly one of "
                    + alternatives(raw).stream().map(Shape::key).collect(Collectors.joining(", "))
                    + Companion.of(raw).map(Shape::besides).orElse("");
        }
        return raw == List.class ? "a list" : "a map of options";
    }

    private static String besides(Companion companion) {
        return ", perhaps with " + String.join(", ", companion.keys());
    }

    static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("configuration records cannot have components of " + type);
    }
}
