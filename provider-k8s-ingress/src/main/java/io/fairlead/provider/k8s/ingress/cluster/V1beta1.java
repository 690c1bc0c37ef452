package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Trees of `networking.k8s.io/v1beta1` as `v1` has them. What has an unexpected shape stays as it is, for the reader
/// to refuse. An IngressClass is the same in both.
public final class V1beta1 {

    /// The version as objects spell it.
    public static final String API_VERSION = "networking.k8s.io/v1beta1";

    private V1beta1() {}

    /// An Ingress: backends are written in another way, and the default one has another name.
    public static Map<String, ?> ingress(Map<String, ?> tree) {
        return below(tree, "spec", V1beta1::spec);
    }

    private static Map<String, ?> spec(Map<String, ?> spec) {
        var copy = new HashMap<String, Object>(each(spec, "rules", V1beta1::rule));
        var backend = copy.remove("backend");
        if (backend != null) {
            copy.put("defaultBackend", backend instanceof Map<?, ?> map ? backend(tree(map)) : backend);
        }
        if (copy.get("defaultBackend") instanceof Map<?, ?> converted && converted.isEmpty()) {
            copy.remove("defaultBackend");
        }
        return copy;
    }

    private static Map<String, ?> rule(Map<String, ?> rule) {
        return below(rule, "http", http -> each(http, "paths", path -> below(path, "backend", V1beta1::backend)));
    }

    private static Map<String, ?> backend(Map<String, ?> backend) {
        var copy = new HashMap<String, Object>(backend);
        var name = copy.remove("serviceName");
        var port = copy.remove("servicePort");
        if (name != null && !name.equals("")) {
            var service = new HashMap<String, Object>();
            service.put("name", name);
            if (port != null) {
                service.put("port", Map.of(port instanceof String ? "name" : "number", port));
            }
            copy.put("service", service);
        }
        return copy;
    }

    private static Map<String, ?> below(Map<String, ?> tree, String key, UnaryOperator<Map<String, ?>> change) {
        return replaced(tree, key, tree.get(key) instanceof Map<?, ?> map ? change.apply(tree(map)) : tree.get(key));
    }

    private static Map<String, ?> each(Map<String, ?> tree, String key, UnaryOperator<Map<String, ?>> change) {
        if (!(tree.get(key) instanceof List<?> list)) {
            return tree;
        }
        var elements = new ArrayList<@Nullable Object>(list.size());
        list.forEach(element -> elements.add(element instanceof Map<?, ?> map ? change.apply(tree(map)) : element));
        return replaced(tree, key, elements);
    }

    private static Map<String, ?> replaced(Map<String, ?> tree, String key, @Nullable Object value) {
        if (value == null) {
            return tree;
        }
        var copy = new HashMap<String, Object>(tree);
        copy.put(key, value);
        return copy;
    }

    /// Keys that are no texts name no field that we look for.
    @SuppressWarnings("unchecked")
    private static Map<String, ?> tree(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}
