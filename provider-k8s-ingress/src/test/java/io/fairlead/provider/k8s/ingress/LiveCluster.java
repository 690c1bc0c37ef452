package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// An API server with objects for a test, of which nothing is left behind.
///
/// @param server as who may do everything
/// @param namespace for this test alone
/// @param slices the version under which the server has EndpointSlices; empty if it has none, and each is written as
///     the Endpoints of its Service
/// @param made what to delete at the end, newest last
record LiveCluster(ApiServer server, String namespace, String slices, List<ResourcePath> made)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration LOOK = Duration.ofMillis(100);

    static LiveCluster open(ApiServer server, String namespace) throws InterruptedException {
        var cluster = new LiveCluster(server, namespace, slices(server, namespace), new ArrayList<>());
        cluster.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s}
                """.formatted(namespace));
        return cluster;
    }

    /// Creates or replaces the objects of a text in YAML, in which `NS` stands for the namespace.
    void apply(String yaml) throws InterruptedException {
        for (var document : yaml.replace("NS", namespace).split("(?m)^---\n")) {
            var object = Yaml.map(Yaml.parse(document));
            apply(Tree.text(object, "kind").equals("EndpointSlice") ? offered(object) : object);
        }
    }

    void delete(String kind, String name) throws InterruptedException {
        server.send(ApiCall.delete(path(kind, name)));
    }

    Map<String, Object> get(String kind, String name) throws InterruptedException {
        return server.send(ApiCall.get(path(kind, name))).body();
    }

    List<Map<String, Object>> all(String kind) throws InterruptedException {
        return Tree.maps(
                server.send(ApiCall.get(ResourcePath.all(version(kind), namespace, plural(kind))))
                        .body(),
                "items");
    }

    /// Changes the status of an object, as its controller would.
    void status(String kind, String name, Map<String, ?> status) throws InterruptedException {
        var path = path(kind, name).below("status");
        done(server.send(ApiCall.patch(path, Map.of("status", status))));
    }

    ApiAnswer done(ApiAnswer answer) {
        assertThat(answer.done()).as(answer::reason).isTrue();
        return answer;
    }

    /// Waits for what comes true with some delay.
    static void await(String what, Condition condition) throws InterruptedException {
        await(() -> what, condition);
    }

    static void await(Supplier<String> what, Condition condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(LOOK);
        }
    }

    @Override
    public void close() {
        try {
            for (var path : made.reversed()) {
                server.send(ApiCall.delete(path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Something that holds now, or not yet.
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void apply(Map<String, Object> object) throws InterruptedException {
        var kind = Tree.text(object, "kind");
        var name = Tree.text(object, "metadata", "name");
        var path = path(kind, name);
        var before = server.send(ApiCall.get(path));
        if (before.done()) {
            done(server.send(ApiCall.put(path, versioned(object, before.body()))));
            return;
        }
        var all = new ResourcePath(path.apiVersion(), path.namespace(), path.plural(), "", "", "");
        done(server.send(ApiCall.post(all, object)));
        if (path.namespace().isEmpty()) {
            made.add(path);
        }
    }

    private static Map<String, Object> versioned(Map<String, Object> object, Map<String, Object> before) {
        var next = new LinkedHashMap<String, Object>(
                Tree.with(object, Tree.text(before, "metadata", "resourceVersion"), "metadata", "resourceVersion"));
        if (before.containsKey("status")) {
            next.put("status", before.get("status"));
        }
        var given = Tree.text(before, "spec", "clusterIP");
        return given.isEmpty() ? next : Tree.with(next, given, "spec", "clusterIP");
    }

    private ResourcePath path(String kind, String name) {
        if (kind.equals("EndpointSlice") && slices.isEmpty()) {
            return path("Endpoints", name.substring(0, name.lastIndexOf('-')));
        }
        return ResourcePath.one(version(kind), isNamespaced(kind) ? namespace : "", plural(kind), name);
    }

    private static String slices(ApiServer server, String namespace) throws InterruptedException {
        for (var version : List.of("discovery.k8s.io/v1", "discovery.k8s.io/v1beta1")) {
            var all = ResourcePath.all(version, namespace, "endpointslices");
            if (!server.send(ApiCall.get(all)).missing()) {
                return version;
            }
        }
        return "";
    }

    private Map<String, Object> offered(Map<String, Object> slice) {
        return slices.isEmpty() ? endpoints(slice) : Tree.with(slice, slices, "apiVersion");
    }

    private static Map<String, Object> endpoints(Map<String, Object> slice) {
        var service = Tree.text(slice, "metadata", "labels", "kubernetes.io/service-name");
        var addresses = Tree.maps(slice, "endpoints").stream()
                .flatMap(endpoint -> ((List<?>) endpoint.get("addresses")).stream())
                .map(address -> Map.of("ip", address))
                .toList();
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Endpoints",
                "metadata",
                Map.of("name", service, "namespace", Tree.text(slice, "metadata", "namespace")),
                "subsets",
                List.of(Map.of("addresses", addresses, "ports", Tree.maps(slice, "ports"))));
    }

    private static boolean isNamespaced(String kind) {
        return !List.of("Namespace", "IngressClass", "Node", "ClusterRole", "ClusterRoleBinding")
                .contains(kind);
    }

    private String version(String kind) {
        return switch (kind) {
            case "Ingress", "IngressClass" -> "networking.k8s.io/v1";
            case "EndpointSlice" -> slices;
            case "Lease" -> "coordination.k8s.io/v1";
            case "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding" -> "rbac.authorization.k8s.io/v1";
            default -> "v1";
        };
    }

    private static String plural(String kind) {
        var word = kind.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "Ingress", "IngressClass" -> word + "es";
            case "Endpoints" -> word;
            default -> word + "s";
        };
    }
}
