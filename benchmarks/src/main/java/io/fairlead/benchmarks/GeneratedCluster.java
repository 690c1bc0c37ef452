package io.fairlead.benchmarks;

import io.fairlead.core.tls.PemPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A cluster as large as one likes, always the same: for each 10 Ingresses 5 Services with an EndpointSlice of 4
/// endpoints each, and a TLS Secret. Every second Ingress has two paths; one in twenty goes through a middleware that
/// the file provider has.
public final class GeneratedCluster {

    private static final int PER_NAMESPACE = 100;
    private static final int ENDPOINTS = 4;
    private static final String OURS = "traefik.ingress.kubernetes.io/";

    private final int ingresses;

    /// @param ingresses a multiple of 10
    GeneratedCluster(int ingresses) {
        this.ingresses = ingresses;
    }

    List<Map<String, Object>> ingresses() {
        return IntStream.range(0, ingresses).mapToObj(i -> ingress(i, "/")).toList();
    }

    List<Map<String, Object>> services() {
        return IntStream.range(0, ingresses / 2).mapToObj(this::service).toList();
    }

    List<Map<String, Object>> slices() {
        return IntStream.range(0, ingresses / 2).mapToObj(i -> slice(i, 0)).toList();
    }

    List<Map<String, Object>> secrets() {
        return IntStream.range(0, ingresses / 10).mapToObj(this::secret).toList();
    }

    /// An Ingress.
    ///
    /// @param path of the first route; not the same for each generation of a changed Ingress
    Map<String, Object> ingress(int number, String path) {
        var annotations = new LinkedHashMap<String, Object>();
        if (number % 3 == 0) {
            annotations.put(OURS + "router.tls", "true");
        }
        if (number % 20 == 7) {
            annotations.put(OURS + "router.middlewares", "headers@file");
        }
        var spec = new LinkedHashMap<String, Object>();
        var paths = new ArrayList<>(List.of(path(path, "Prefix", number / 2)));
        if (number % 2 == 0) {
            paths.add(path("/api/v1/orders", "Prefix", neighbour(number)));
        }
        spec.put("rules", List.of(Map.of("host", host(number), "http", Map.of("paths", paths))));
        if (number % 10 == 0) {
            spec.put("tls", List.of(Map.of("hosts", List.of(host(number)), "secretName", "tls-" + number / 10)));
        }
        return object(
                "networking.k8s.io/v1", "Ingress", namespace(number), "shop-" + number, annotations, spec, "spec");
    }

    /// The addresses of a Service; each generation has others.
    Map<String, Object> slice(int number, int generation) {
        var endpoints = IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> Map.<String, Object>of(
                        "addresses",
                        List.of("10." + number % 200 + "." + number / 200 + "." + (i * 40 + generation % 40 + 1)),
                        "conditions",
                        Map.of("ready", true, "serving", true, "terminating", false)))
                .toList();
        var slice = object(
                "discovery.k8s.io/v1",
                "EndpointSlice",
                namespace(number * 2),
                "goods-" + number + "-x7k2p",
                Map.of(),
                List.of(Map.of("name", "http", "port", 8080, "protocol", "TCP")),
                "ports");
        slice.put("addressType", "IPv4");
        slice.put("endpoints", endpoints);
        metadata(slice).put("labels", Map.of("kubernetes.io/service-name", "goods-" + number));
        return slice;
    }

    /// The next Service, if it is in the same namespace.
    private int neighbour(int ingress) {
        var next = ingress + 2;
        return next < ingresses && namespace(next).equals(namespace(ingress)) ? next / 2 : ingress / 2;
    }

    private Map<String, Object> service(int number) {
        var port = Map.of("name", "http", "port", 80, "targetPort", 8080, "protocol", "TCP");
        var spec = Map.of("type", "ClusterIP", "clusterIP", "10.250.0.1", "ports", List.of(port));
        return object("v1", "Service", namespace(number * 2), "goods-" + number, Map.of(), spec, "spec");
    }

    private Map<String, Object> secret(int number) {
        var pair = PemPair.invent(host(number * 10));
        var data = Map.of("tls.crt", encoded(pair.certificate()), "tls.key", encoded(pair.key()));
        var secret = object("v1", "Secret", namespace(number * 10), "tls-" + number, Map.of(), data, "data");
        secret.put("type", "kubernetes.io/tls");
        return secret;
    }

    private static Map<String, Object> path(String path, String type, int service) {
        var backend = Map.of("service", Map.of("name", "goods-" + service, "port", Map.of("number", 80)));
        return Map.of("path", path, "pathType", type, "backend", backend);
    }

    private static Map<String, Object> object(
            String version,
            String kind,
            String namespace,
            String name,
            Map<String, ?> annotations,
            Object content,
            String field) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("uid", kind + "-" + namespace + "-" + name);
        metadata.put("resourceVersion", "1");
        metadata.put("creationTimestamp", "2026-01-31T12:00:00Z");
        metadata.put("annotations", annotations);
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", metadata);
        object.put(field, content);
        return object;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(Map<String, Object> object) {
        return (Map<String, Object>) object.getOrDefault("metadata", Map.of());
    }

    /// An Ingress and its Services are in one namespace.
    private static String namespace(int ingress) {
        return "team-" + ingress / PER_NAMESPACE;
    }

    private static String host(int number) {
        return "www.shop-%05d.example.com".formatted(number);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
