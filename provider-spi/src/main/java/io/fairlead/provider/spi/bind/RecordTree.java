package io.fairlead.provider.spi.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The tree of a record: what [RecordBinder] makes that record of.
///
/// Keys are the names of components, in their order. Durations come in Go notation, enums in lower camel
/// case, URLs and paths as text; numbers and truth values stay what they are. What equals the value that an
/// absent key stands for is left out unless it is [AlwaysWritten], and so is what is [Unwritten].
public final class RecordTree {

    private RecordTree() {}

    /// The tree of a record, for the caller to change.
    public static Map<String, Object> of(Record value) {
        return value.getClass().isAnnotationPresent(SingleKey.class) ? singleKey(value) : components(value);
    }

    /// The tree of a value whose declared type is given: one of a sealed interface stands below its key.
    public static Object ofValue(Class<?> declared, Object value) {
        if (value instanceof Record part && Scalar.of(declared) == null) {
            return Shape.isSealed(declared) ? alternative(declared, part) : of(part);
        }
        return tree(declared, value);
    }

    private static Map<String, Object> alternative(Class<?> sealed, Record part) {
        var companion = Companion.of(sealed).filter(beside -> beside.type() == part.getClass());
        if (companion.isEmpty()) {
            return single(Shape.key(part.getClass()), of(part));
        }
        var beside = components(part);
        var tree = map(Map.class, (Map<?, ?>)
                Objects.requireNonNull(beside.remove(companion.get().inner())));
        tree.putAll(beside);
        return tree;
    }

    private static Map<String, Object> components(Record value) {
        var tree = new LinkedHashMap<String, Object>();
        for (var component : value.getClass().getRecordComponents()) {
            var held = read(component, value);
            if (isLeftOut(component, held)) {
                continue;
            }
            if (component.isAnnotationPresent(Rest.class)) {
                tree.putAll(map(component.getGenericType(), (Map<?, ?>) held));
            } else {
                tree.put(component.getName(), tree(component.getGenericType(), held));
            }
        }
        return tree;
    }

    private static Map<String, Object> singleKey(Record value) {
        var components = value.getClass().getRecordComponents();
        return single((String) read(components[0], value), tree(Map.class, read(components[1], value)));
    }

    private static Map<String, Object> single(String key, Object value) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(key, value);
        return tree;
    }

    private static Object tree(Type type, Object value) {
        return switch (value) {
            case Optional<?> optional -> tree(Shape.argument(type, 0), optional.orElseThrow());
            case OptionalInt number -> number.getAsInt();
            case OptionalLong number -> number.getAsLong();
            case OptionalDouble number -> number.getAsDouble();
            case Duration duration -> GoDuration.format(duration);
            case URI uri -> uri.toString();
            case Path path -> path.toString();
            case FileOrContent file -> file.shown();
            case Enum<?> constant -> Names.camel(constant);
            case List<?> list ->
                list.stream()
                        .map(element -> tree(Shape.argument(type, 0), element))
                        .toList();
            case Map<?, ?> map -> map(type, map);
            case Record part -> ofValue(Shape.raw(type), part);
            default -> value;
        };
    }

    private static Map<String, Object> map(Type type, Map<?, ?> map) {
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> tree.put((String) key, tree(Shape.argument(type, 1), value)));
        return tree;
    }

    private static boolean isLeftOut(RecordComponent component, Object held) {
        return component.isAnnotationPresent(Unwritten.class)
                || !component.isAnnotationPresent(AlwaysWritten.class) && isDefault(component, held);
    }

    private static boolean isDefault(RecordComponent component, Object held) {
        var absent = absent(component);
        return absent != null && absent.equals(held);
    }

    private static @Nullable Object absent(RecordComponent component) {
        var fallback = component.getAnnotation(Default.class);
        if (fallback != null) {
            Object value = component.getType().isRecord() ? Map.of() : fallback.value();
            return TreeBinder.bind(component.getGenericType(), value, component.getName());
        }
        return Shape.hasNatural(component.getType()) ? Shape.natural(component.getType()) : null;
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("cannot read " + component + " of " + value.getClass(), e);
        }
    }
}
