package io.fairlead.core.config;

import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.bind.Rest;
import io.fairlead.provider.spi.bind.SingleKey;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Reads the tree of options from the records that hold them.
final class Schema {

    private Schema() {}

    /// All options, those of the providers included.
    static Node.Section of(Collection<? extends ProviderFactory<?>> factories) {
        var root = new LinkedHashMap<>(
                section(StaticConfiguration.class, "", Set.of()).children());
        var providers =
                new LinkedHashMap<>(section(ProvidersConfig.class, "", Set.of()).children());
        for (var factory : factories) {
            providers.putIfAbsent(factory.option(), options(factory));
        }
        root.put("providers", new Node.Section(providers, ""));
        return new Node.Section(root, "");
    }

    /// A factory that cannot say what it takes may be given any tree: it is reported when its provider is made.
    private static Node options(ProviderFactory<?> factory) {
        try {
            return section(factory.configType(), "Run provider " + factory.name() + ".", Set.of());
        } catch (RuntimeException | LinkageError _) {
            return new Node.Free();
        }
    }

    /// @param above the records around it; one that holds itself is any tree from there on
    private static Node.Section section(Class<?> record, String about, Set<Class<?>> above) {
        var around = new HashSet<>(above);
        around.add(record);
        var children = new LinkedHashMap<String, Node>();
        for (var component : record.getRecordComponents()) {
            if (!component.isAnnotationPresent(Rest.class)) {
                children.put(component.getName(), node(component.getGenericType(), component, around));
            }
        }
        return new Node.Section(children, about);
    }

    private static Node node(Type type, RecordComponent component, Set<Class<?>> above) {
        var raw = raw(type);
        if (raw == Optional.class) {
            return node(argument(type, 0), component, above);
        }
        if (above.contains(raw) || isAnyTree(raw)) {
            return new Node.Free();
        }
        if (raw.isRecord()) {
            return section(raw, about(component), above);
        }
        if (raw == Map.class) {
            return new Node.Named(node(argument(type, 1), component, above));
        }
        return raw == List.class ? list(argument(type, 0), component, above) : value(raw, component, false);
    }

    private static boolean isAnyTree(Class<?> raw) {
        return raw == Object.class || raw.isSealed() || raw.isAnnotationPresent(SingleKey.class);
    }

    private static Node list(Type element, RecordComponent component, Set<Class<?>> above) {
        var raw = raw(element);
        return raw.isRecord() || raw == Map.class || raw == List.class || isAnyTree(raw)
                ? new Node.Elements(node(element, component, above))
                : value(raw, component, true);
    }

    private static Node.Value value(Class<?> raw, RecordComponent component, boolean list) {
        var fallback = component.getAnnotation(Default.class);
        var flag = !list && (raw == boolean.class || raw == Boolean.class);
        return new Node.Value(
                list ? "list" : word(raw),
                flag,
                list,
                fallback == null ? natural(component.getType()) : fallback.value(),
                about(component));
    }

    private static String natural(Class<?> type) {
        if (type == boolean.class) {
            return "false";
        }
        return type.isPrimitive() ? "0" : "";
    }

    private static String about(RecordComponent component) {
        var about = component.getAnnotation(About.class);
        return about == null ? "" : about.value();
    }

    private static String word(Class<?> raw) {
        if (raw == boolean.class || raw == Boolean.class) {
            return "bool";
        }
        if (raw == OptionalInt.class || raw == OptionalLong.class || raw == Integer.class || raw == Long.class) {
            return "int";
        }
        if (raw == double.class || raw == Double.class || raw == OptionalDouble.class) {
            return "float";
        }
        if (raw.isPrimitive()) {
            return "int";
        }
        return raw == Duration.class ? "duration" : "string";
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }
}
