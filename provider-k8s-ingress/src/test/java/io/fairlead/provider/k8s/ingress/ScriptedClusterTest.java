package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a real API server does and the mock does not.
class ScriptedClusterTest {

    private static final String SERVICE = """
            {"metadata":{"name":"web","namespace":"shop","uid":"s","resourceVersion":"1"},"spec":{"ports":[{"port":80}]}}""";
    private static final String SLICE = """
            {"metadata":{"name":"web-1","namespace":"shop","uid":"e","resourceVersion":"2",
            "labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4","ports":[{"name":"","port":8080}],
            "endpoints":[{"addresses":["10.0.0.1"]}]}""";

    private static final String ENDPOINTS = """
            {"metadata":{"name":"web","namespace":"shop","uid":"p","resourceVersion":"2"},"subsets":[
            {"addresses":[{"ip":"10.0.0.1"}],"ports":[{"name":"","port":8080}]}]}""";
    private static final String EXPIRED = """
            {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (10)","reason":"Expired","code":410}}""";

    private static final String LEASE = """
            {"metadata":{"name":"lead","namespace":"shop","resourceVersion":"1"},
            "spec":{"holderIdentity":"one","leaseDurationSeconds":15}}""";

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
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "ingressclasses.networking.k8s.io",
                            "status 403: no right to list ingressclasses.networking.k8s.io at the cluster scope"));
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

    @Test
    @DisplayName(
            "K-07 there is no readiness before the first complete build, and other problems than that are no reason")
    void notReady() throws Exception {
        server.always("GET /api/v1/services", Answer.failure(503));
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.ready()).isFalse();
            assertThat(sink.problems()).extracting(Problem::found).containsExactly("status 503");
            server.never("GET /api/v1/services");
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.ready()).isTrue();
        }
    }

    @Test
    void readyAtOnceIfToldSo() throws Exception {
        try (var running = run(Map.of("waitForFirstBuild", "false"))) {
            sink.await(RecordingSink::ready);
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.configuration()).isEmpty();
        }
    }

    @ParameterizedTest(
            name = "K-07 no right to list {0}: it is named once, stops nothing else, and is noticed when it comes")
    @ValueSource(strings = {"secrets", "nodes", "ingressclasses", "endpointslices"})
    void withoutRight(String plural) throws Exception {
        server.list("endpoints", ENDPOINTS);
        server.refuse(plural, 403);
        server.start();
        try (var running = run(Map.of())) {
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
        try (var running = run(Map.of())) {
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
        try (var running = run(Map.of("namespaces", List.of("shop", "lost")))) {
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
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
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
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one"))
                    && s.problems().stream()
                            .anyMatch(p -> p.found().startsWith("status 403: no right to watch ingresses")));
            server.list("ingresses", ingress("two", 30));
            sink.await(s -> s.routers().equals(Set.of("shop-two-two")));
        }
    }

    @Test
    @DisplayName("K-07 events that change nothing that is needed cause no build")
    void noise() throws Exception {
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            var builds = sink.history().size();
            for (var version = 40; version < 60; version++) {
                server.event("ingresses", modified(ingress("one", version)));
            }
            server.event("ingresses", added(ingress("two", 60)));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));
            assertThat(sink.history()).hasSize(builds + 1);
        }
    }

    @Test
    @DisplayName("K-08 ten thousand events in a moment end in a handful of builds")
    void burst() throws Exception {
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            var builds = sink.history().size();
            for (var i = 0; i < 10_000; i++) {
                server.event("ingresses", modified(ingress("one", 100 + i).replace("/one", "/p" + i)));
            }
            sink.await(s -> s.routers().equals(Set.of("shop-one-p9999")));
            assertThat(sink.history().size() - builds).isLessThan(25);
        }
    }

    @Test
    void olderServersHaveAnOlderVersion() throws Exception {
        var old = old("web");
        offerOldOnly(old);
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-old-old")));
            assertThat(sink.problems()).isEmpty();
            awaitWatch("ingresses");
            server.event("ingresses", added(old.replace("old", "older")));
            sink.await(s -> s.routers().equals(Set.of("shop-old-old", "shop-older-older")));
        }
    }

    @Test
    void olderServersAreWrittenToUnderTheirVersion() throws Exception {
        var one = "/apis/networking.k8s.io/v1beta1/namespaces/shop/ingresses/old";
        var lease = "/apis/coordination.k8s.io/v1/namespaces/shop/leases/lead";
        var events = "POST /api/v1/namespaces/shop/events";
        var old = old("wbe");
        offerOldOnly(old);
        server.always("GET " + one, Answer.of(200, old));
        server.always("PATCH " + one + "/status", Answer.of(200, old));
        server.always("GET " + lease, Answer.of(200, LEASE));
        server.always("PUT " + lease, Answer.of(200, LEASE));
        server.always(events, Answer.of(201, "{}"));
        server.start();
        try (var running = writing()) {
            awaitRequest("PATCH " + one + "/status");
            awaitRequest(events);
            assertThat(server.requests(events).getFirst().body())
                    .contains("\"apiVersion\":\"networking.k8s.io/v1beta1\"", "perhaps web");
            assertThat(server.requests())
                    .noneMatch(seen -> seen.path().startsWith("/apis/networking.k8s.io/v1/namespaces/shop/"));
        }
    }

    @Test
    @DisplayName("K-07 a server that takes a question and says nothing is reported, and asked again")
    void silent() throws Exception {
        var impatient = new Pace(
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                500);
        var key = "GET /apis/networking.k8s.io/v1/ingresses";
        var silence = Answer.list("{}", "").ending(Answer.End.SILENT);
        server.once(key, silence, silence, silence);
        server.start();
        try (var running = run(Map.of(), impatient)) {
            sink.await(s -> s.problems().stream().anyMatch(p -> p.found().equals("no answer in time")));
            sink.await(s ->
                    s.routers().equals(Set.of("shop-one-one")) && s.problems().isEmpty());
        }
    }

    @Test
    @DisplayName("K-07 a watch that is silent for too long is given up, and the objects are listed anew")
    void silentWatch() throws Exception {
        var impatient = new Pace(
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofMinutes(5),
                500);
        server.start();
        try (var running = run(Map.of(), impatient)) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            server.list("ingresses", ingress("two", 30));
            sink.await(s -> s.routers().equals(Set.of("shop-two-two")));
            assertThat(sink.problems()).isEmpty();
        }
    }

    @Test
    void listsMayBeCompressed() throws Exception {
        server.always(
                "GET /apis/networking.k8s.io/v1/ingresses",
                Answer.list("{\"resourceVersion\":\"10\"}", ingress("one", 3)).gzip());
        server.start();
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(server.requests("GET /apis/networking.k8s.io/v1/ingresses")
                            .getFirst()
                            .headers())
                    .containsEntry("accept-encoding", "gzip");
        }
    }

    @Test
    void clusterScopeMayBeLeftAlone() throws Exception {
        server.start();
        try (var running = run(Map.of("disableClusterScopeResources", "true", "namespaces", List.of("shop")))) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            awaitWatch("ingresses");
            assertThat(server.requests())
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.path()).contains("/namespaces/shop/"));
        }
    }

    private static String added(String object) {
        return "{\"type\":\"ADDED\",\"object\":" + object + "}";
    }

    private static String modified(String object) {
        return "{\"type\":\"MODIFIED\",\"object\":" + object + "}";
    }

    /// A server that has Ingresses under the older version alone.
    private void offerOldOnly(String ingress) {
        server.always("GET /apis/networking.k8s.io/v1/ingresses", Answer.text(404, "404 page not found\n"));
        server.always("GET /apis/networking.k8s.io", Answer.of(200, """
                {"kind":"APIGroup","name":"networking.k8s.io","versions":[{"version":"v1beta1"}]}"""));
        server.always(
                "GET /apis/networking.k8s.io/v1beta1/ingresses", Answer.list("{\"resourceVersion\":\"7\"}", ingress));
    }

    private static String old(String service) {
        return ingress("old", 5)
                .replace(
                        "\"service\":{\"name\":\"web\",\"port\":{\"number\":80}}",
                        "\"serviceName\":\"" + service + "\",\"servicePort\":80");
    }

    /// A provider that writes status and Events, and leads.
    private Running writing() {
        var access = ClusterAccess.find(Map.of(), Optional.of(server.url()), Optional.empty(), Optional.empty());
        var options = Map.of(
                "ingressEndpoint",
                Map.of("ip", "203.0.113.1"),
                "leaderElection",
                Map.of("namespace", "shop", "name", "lead", "identity", "one"));
        return Running.start(access, options, Followed.FAST, sink);
    }

    private void awaitRequest(String key) throws InterruptedException {
        while (server.requests(key).isEmpty()) {
            Thread.sleep(10);
        }
    }

    private void awaitWatch(String plural) throws InterruptedException {
        while (!server.watched(plural)) {
            Thread.sleep(10);
        }
    }

    private Running run(Map<String, ?> options) {
        return run(options, Followed.FAST);
    }

    private Running run(Map<String, ?> options, Pace pace) {
        var all = new HashMap<String, Object>(options);
        all.put("endpoint", server.url());
        return Running.start(all, pace, sink);
    }

    private static String ingress(String name, int version) {
        return """
                {"metadata":{"name":"%1$s","namespace":"shop","uid":"%1$s","resourceVersion":"%2$d"},"spec":{"rules":[{"http":
                {"paths":[{"path":"/%1$s","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}}]}}]}}""".formatted(name, version).replace("\n", "");
    }
}
