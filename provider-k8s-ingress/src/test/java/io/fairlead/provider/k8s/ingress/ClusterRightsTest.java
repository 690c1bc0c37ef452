package io.fairlead.provider.k8s.ingress;

import static io.fairlead.provider.k8s.ingress.ScriptedCluster.added;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.ingress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of kinds and namespaces that the provider has no right to.
class ClusterRightsTest {

    @AutoClose
    private final ScriptedCluster cluster = new ScriptedCluster();

    private final RecordingSink sink = cluster.sink();
    private final ScriptedApiServer server = cluster.server();

    private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/shop/leases/lead";

    private static final String ENDPOINTS = """
            {"metadata":{"name":"web","namespace":"shop","uid":"p","resourceVersion":"2"},"subsets":[
            {"addresses":[{"ip":"10.0.0.1"}],"ports":[{"name":"","port":8080}]}]}""";

    @Test
    @DisplayName("K-07 what may not be read is reported, and stops nothing else")
    void forbidden() throws Exception {
        server.refuse("ingressclasses", 403);
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && !s.problems().isEmpty());
            assertThat(sink.problems())
                    .extracting(Problem::field, Problem::found)
                    .containsExactly(tuple(
                            "ingressclasses.networking.k8s.io",
                            "status 403: no right to list ingressclasses.networking.k8s.io at the cluster scope"));
            server.allow("ingressclasses");
            sink.await(s -> s.problems().isEmpty());
        }
    }

    @ParameterizedTest(
            name = "K-07 no right to list {0}: it is named once, stops nothing else, and is noticed when it comes")
    @ValueSource(strings = {"secrets", "nodes", "ingressclasses", "endpointslices"})
    void withoutRight(String plural) throws Exception {
        server.list("endpoints", ENDPOINTS);
        server.refuse(plural, 403);
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.ready()).isTrue();
            assertThat(sink.problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.found()).startsWith("status 403: no right to list " + plural));
            server.allow(plural);
            sink.await(s -> s.problems().isEmpty());
            assertThat(sink.routers()).containsExactly("shop-one-one");
        }
    }

    @ParameterizedTest(name = "K-07 no right to list {0}: there is nothing to serve, and no readiness")
    @ValueSource(strings = {"ingresses", "services"})
    void withoutAnyRoutes(String plural) throws Exception {
        server.refuse(plural, 403);
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.problems().size() == 1);
            assertThat(sink.problems().getFirst().found()).startsWith("status 403: no right to list " + plural);
            assertThat(sink.ready()).isFalse();
            server.allow(plural);
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && s.problems().isEmpty());
        }
    }

    @Test
    @DisplayName("K-07 a namespace that may not be read takes none of the others with it")
    void withoutOneNamespace() throws Exception {
        var base = "GET /apis/networking.k8s.io/v1/namespaces/";
        server.always(base + "lost/ingresses", Answer.failure(403));
        server.always("GET /api/v1/namespaces/lost/services", Answer.list("{}", ""));
        server.always("GET /apis/discovery.k8s.io/v1/namespaces/lost/endpointslices", Answer.list("{}", ""));
        server.start();
        try (var running = cluster.run(Map.of("namespaces", List.of("shop", "lost")))) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.found())
                            .isEqualTo("status 403: no right to list ingresses.networking.k8s.io in namespace lost"));
        }
    }

    @Test
    @DisplayName("K-07 a right that is withdrawn takes no route with it: what was known stays")
    void withdrawn() throws Exception {
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
            server.refuse("ingresses", 403);
            server.event("ingresses", added(ingress("two", 30)));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            server.end("ingresses");
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.problems().getFirst().found()).startsWith("status 403: no right to list ingresses");
            assertThat(sink.routers()).containsExactlyInAnyOrder("shop-one-one", "shop-two-two");
            server.list("ingresses", ingress("two", 30));
            server.allow("ingresses");
            sink.await(s ->
                    s.routers().equals(Set.of("shop-two-two")) && s.problems().isEmpty());
        }
    }

    @Test
    @DisplayName("K-07 a kind that may be listed and not watched is listed now and then")
    void withoutWatch() throws Exception {
        server.always("WATCH /apis/networking.k8s.io/v1/ingresses", Answer.failure(403));
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one"))
                    && s.problems().stream()
                            .anyMatch(p -> p.found().startsWith("status 403: no right to watch ingresses")));
            server.list("ingresses", ingress("two", 30));
            sink.await(s -> s.routers().equals(Set.of("shop-two-two")));
        }
    }

    @Test
    @DisplayName("K-12 no right to Leases: it is named, and every replica writes the status")
    void withoutLeases() throws Exception {
        var one = "/apis/networking.k8s.io/v1/namespaces/shop/ingresses/one";
        server.always("GET " + LEASE, Answer.failure(403));
        server.always("GET " + one, Answer.of(200, ingress("one", 3)));
        server.always("PATCH " + one + "/status", Answer.of(200, ingress("one", 4)));
        server.start();
        try (var running = cluster.writing(Map.of("ingressEndpoint", Map.of("ip", "203.0.113.1")))) {
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.problems()).extracting(Problem::field).containsExactly("Lease shop/lead");
            cluster.awaitRequest("PATCH " + one + "/status");
        }
    }

    @Test
    @DisplayName("K-12 no right to Leases: nobody misses it where only Events would be written")
    void withoutLeasesAndStatus() throws Exception {
        server.always("GET " + LEASE, Answer.failure(403));
        server.start();
        try (var running = cluster.writing(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitRequest("GET " + LEASE);
            cluster.awaitWatch("ingresses");
            server.event("ingresses", added(ingress("two", 30)));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            assertThat(sink.problems()).isEmpty();
        }
    }
}
