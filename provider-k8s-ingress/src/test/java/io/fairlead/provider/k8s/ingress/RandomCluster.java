package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.AddressSource;
import io.fairlead.provider.k8s.ingress.cluster.ClusterObject;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.FieldException;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A small cluster that changes by chance, in which names and requests clash often.
final class RandomCluster {

    /// Names of objects in `a` and `a-b` that come to the same labels.
    private static final List<String> NAMES = List.of("b-c", "c", "d", "b-d");

    private static final List<String> NAMESPACES = List.of("a", "a-b");

    private final SplittableRandom random;
    private final Map<ObjectKind, Map<ObjectKey, ClusterObject>> objects = new LinkedHashMap<>();
    private boolean classesKnown = true;

    RandomCluster(SplittableRandom random) {
        this.random = random;
        for (var kind : ObjectKind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
        for (var i = 0; i < 30; i++) {
            put(ObjectKind.SERVICE, service());
            put(ObjectKind.ENDPOINT_SLICE, slice());
        }
    }

    ClusterState state() {
        var all = objects.values().stream()
                .flatMap(some -> some.values().stream())
                .toList();
        return ClusterState.of(all, new Visible(classesKnown, true, AddressSource.BOTH), List.of());
    }

    void change() {
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> put(ObjectKind.INGRESS, ingress());
            case 4 -> remove(ObjectKind.INGRESS);
            case 5, 6 -> put(ObjectKind.SERVICE, service());
            case 7 -> remove(ObjectKind.SERVICE);
            case 8, 9 -> put(ObjectKind.ENDPOINT_SLICE, slice());
            case 10 -> remove(ObjectKind.ENDPOINT_SLICE);
            case 11 -> put(ObjectKind.SECRET, secret());
            case 12 -> remove(ObjectKind.SECRET);
            default -> classesKnown = random.nextInt(4) > 0;
        }
    }

    private void put(ObjectKind kind, Map<String, Object> tree) {
        try {
            var object = kind.read(tree, "");
            objects.get(kind).put(object.metadata().key(), object);
        } catch (FieldException e) {
            throw new AssertionError(e);
        }
    }

    private void remove(ObjectKind kind) {
        objects.get(kind).remove(new ObjectKey(one(NAMESPACES), one(NAMES)));
    }

    private Map<String, Object> ingress() {
        var spec = new LinkedHashMap<String, Object>();
        if (random.nextInt(6) == 0) {
            spec.put("defaultBackend", backend());
        } else {
            spec.put("rules", List.of(rule(), rule()).subList(0, random.nextInt(1, 3)));
        }
        if (random.nextInt(3) == 0) {
            spec.put("tls", List.of(Map.of("secretName", one(NAMES)), Map.of("secretName", one(NAMES))));
        }
        if (random.nextInt(5) == 0) {
            spec.put("ingressClassName", one(List.of("traefik", "other")));
        }
        var tree = object("networking.k8s.io/v1", "Ingress");
        tree.put("spec", spec);
        return tree;
    }

    private Map<String, Object> rule() {
        var paths = new ArrayList<Map<String, Object>>();
        for (var i = random.nextInt(1, 3); i > 0; i--) {
            var type = one(List.of("Prefix", "Exact", "ImplementationSpecific"));
            paths.add(Map.of("path", one(List.of("/", "/x", "/y")), "pathType", type, "backend", backend()));
        }
        return Map.of("host", one(List.of("", "h.test", "*.h.test")), "http", Map.of("paths", paths));
    }

    private Map<String, Object> backend() {
        var port = random.nextBoolean() ? Map.<String, Object>of("number", 80) : Map.<String, Object>of("name", "web");
        return random.nextInt(12) == 0
                ? Map.of("resource", Map.of("kind", "Bucket", "name", "x"))
                : Map.of("service", Map.of("name", one(NAMES), "port", port));
    }

    private Map<String, Object> service() {
        var tree = object("v1", "Service");
        var port = Map.of("name", one(List.of("web", "other")), "port", 80);
        var type = one(List.of("ClusterIP", "ClusterIP", "ClusterIP", "ExternalName"));
        tree.put("spec", Map.of("type", type, "clusterIP", "10.1.1.1", "ports", List.of(port)));
        return tree;
    }

    private Map<String, Object> slice() {
        var tree = object("discovery.k8s.io/v1", "EndpointSlice");
        metadata(tree).put("labels", Map.of("kubernetes.io/service-name", one(NAMES)));
        tree.put("ports", List.of(Map.of("name", "web", "port", 8080)));
        tree.put("endpoints", List.of(Map.of("addresses", List.of("10.0.0." + random.nextInt(1, 4)))));
        return tree;
    }

    private Map<String, Object> secret() {
        var tree = object("v1", "Secret");
        var pem = "-----BEGIN " + random.nextInt(2);
        var encoded = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        tree.put("data", random.nextInt(4) == 0 ? Map.of() : Map.of("tls.crt", encoded, "tls.key", encoded));
        return tree;
    }

    private Map<String, Object> object(String version, String kind) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("namespace", one(NAMESPACES));
        metadata.put("name", one(NAMES));
        metadata.put("creationTimestamp", "2026-01-0" + random.nextInt(1, 5) + "T00:00:00Z");
        metadata.put("annotations", annotations(kind));
        var tree = new LinkedHashMap<String, Object>();
        tree.put("apiVersion", version);
        tree.put("kind", kind);
        tree.put("metadata", metadata);
        return tree;
    }

    private Map<String, Object> annotations(String kind) {
        var prefix = "traefik.ingress.kubernetes.io/";
        return switch (random.nextInt(8)) {
            case 0 -> Map.of(prefix + (kind.equals("Service") ? "service.passhostheader" : "router.priority"), "7");
            case 1 -> Map.of(prefix + "router.tls", "true");
            case 2 -> Map.of(prefix + "service.serversscheme", "https");
            default -> Map.of();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(Map<String, Object> tree) {
        return (Map<String, Object>) tree.get("metadata");
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
