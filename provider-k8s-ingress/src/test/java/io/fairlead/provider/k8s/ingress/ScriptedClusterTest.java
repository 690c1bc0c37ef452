package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a real API server does and the mock does not.
class ScriptedClusterTest {

    private static final String SERVICE = """
            {"metadata":{"name":"web","namespace":"shop","uid":"s","resourceVersion":"1"},"spec":{"ports":[{"port":80}]}}""";
    private static final String SLICE = """
            {"metadata":{"name":"web-1","namespace":"shop","uid":"e","resourceVersion":"2",
            "labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4","ports":[{"name":"","port":8080}],
            "endpoints":[{"addresses":["10.0.0.1"]}]}""";

    private static final String EXPIRED = """
            {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (10)","reason":"Expired","code":410}}""";

    private final RecordingSink sink = new RecordingSink();
    private ScriptedApiServer server;

    @BeforeEach
    void prepare() throws Exception {
        server = new ScriptedApiServer();
        server.list("services", SERVICE);
        server.list("endpointslices", SLICE);
        server.list("ingresses", ingress("one", 3));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void saysThatNoServerAnswersAndGoesOnTrying() throws Exception {
        try (var running = run(Map.of("token", "secret"))) {
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.problems()).allSatisfy(problem -> {
                assertThat(problem.source()).isEqualTo("API server " + server.url() + "/");
                assertThat(problem.toString()).contains("no connection").doesNotContain("secret");
            });
            assertThat(sink.configuration()).isEmpty();
            server.start();
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && s.problems().isEmpty());
            assertThat(server.tokens()).contains("secret").containsOnly("secret");
        }
    }

    @Test
    @DisplayName("K-07 what may not be read is reported, and stops nothing else")
    void forbidden() throws Exception {
        server.refuse("ingressclasses", 403);
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && !s.problems().isEmpty());
            assertThat(sink.problems())
                    .extracting(Problem::field, Problem::found)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("ingressclasses", "status 403"));
            server.allow("ingressclasses");
            sink.await(s -> s.problems().isEmpty());
        }
    }

    @Test
    @DisplayName("K-07 a server that dies takes no route with it, and is followed again when it is back")
    void killed() throws Exception {
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            server.kill();
            server.list("ingresses", ingress("two", 20));
            server.start();
            awaitWatch("ingresses");
            assertThat(sink.routers()).containsExactly("shop-one-one");
            server.event("ingresses", EXPIRED);
            sink.await(s ->
                    s.routers().equals(Set.of("shop-two-two")) && s.problems().isEmpty());
            assertThat(sink.history()).doesNotContain(Set.of());
        }
    }

    @Test
    @DisplayName("K-07 a server that goes away and stays away is reported until it is back, without dropping routes")
    void gone() throws Exception {
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            assertThat(sink.problems()).isEmpty();
            server.kill();
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.toString()).contains(server.url(), "no connection"));
            server.start();
            sink.await(s -> s.problems().isEmpty());
            assertThat(sink.history()).containsOnly(Set.of("shop-one-one"));
        }
    }

    @Test
    @DisplayName("K-07 an expired watch is listed again, without dropping routes")
    void expired() throws Exception {
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            server.list("ingresses", ingress("one", 3) + "," + ingress("two", 21));
            server.event("ingresses", """
                    {"type":"BOOKMARK","object":{"kind":"Ingress","apiVersion":"networking.k8s.io/v1","metadata":{"resourceVersion":"15"}}}""");
            server.event("ingresses", EXPIRED);
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            assertThat(sink.history()).doesNotContain(Set.of());
        }
    }

    @Test
    @DisplayName("K-06 an object of an unexpected shape falls alone, in lists and in events")
    void malformed() throws Exception {
        var broken = """
                {"metadata":{"name":"bad","namespace":"shop","uid":"b","resourceVersion":"9"},"spec":{"rules":{"a":1}}}""";
        server.list("ingresses", broken + "," + ingress("one", 3));
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.problems())
                    .extracting(Problem::source, Problem::field)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("Ingress shop/bad", "spec.rules"));
            awaitWatch("ingresses");
            server.event(
                    "ingresses",
                    "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Ingress\",\"apiVersion\":\"networking.k8s.io/v1\","
                            + ingress("two", 22).substring(1) + "}");
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            var worse = ingress("two", 23).replace("\"/two\"", "[1]").substring(1);
            server.event(
                    "ingresses",
                    "{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Ingress\",\"apiVersion\":\"networking.k8s.io/v1\","
                            + worse + "}");
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && s.problems().size() == 2);
        }
    }

    private void awaitWatch(String plural) throws InterruptedException {
        while (!server.watched(plural)) {
            Thread.sleep(10);
        }
    }

    private Running run(Map<String, ?> options) {
        var all = new HashMap<String, Object>(options);
        all.put("endpoint", server.url());
        return Running.start(all, sink);
    }

    private static String ingress(String name, int version) {
        return """
                {"metadata":{"name":"%1$s","namespace":"shop","uid":"%1$s","resourceVersion":"%2$d"},"spec":{"rules":[{"http":
                {"paths":[{"path":"/%1$s","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}}]}}]}}""".formatted(name, version).replace("\n", "");
    }
}
