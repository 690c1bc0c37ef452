package io.fairlead.provider.k8s.ingress;

import static io.fairlead.provider.k8s.ingress.ScriptedCluster.EXPIRED;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a real API server does and the mock does not.
class ScriptedClusterTest {

    @AutoClose
    private final ScriptedCluster cluster = new ScriptedCluster();

    private final RecordingSink sink = cluster.sink();
    private final ScriptedApiServer server = cluster.server();

    @Test
    void saysThatNoServerAnswersAndGoesOnTrying() throws Exception {
        try (var running = cluster.run(Map.of("token", "secret"))) {
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
    @DisplayName(
            "K-07 there is no readiness before the first complete build, and other problems than that are no reason")
    void notReady() throws Exception {
        server.always("GET /api/v1/services", Answer.failure(503));
        server.start();
        try (var running = cluster.run(Map.of())) {
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
        try (var running = cluster.run(Map.of("waitForFirstBuild", "false"))) {
            sink.await(RecordingSink::ready);
            sink.await(s -> !s.problems().isEmpty());
            assertThat(sink.configuration()).isEmpty();
        }
    }

    @Test
    @DisplayName("K-07 a server that dies takes no route with it, and is followed again when it is back")
    void killed() throws Exception {
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
            server.kill();
            server.list("ingresses", ingress("two", 20));
            server.start();
            cluster.awaitWatch("ingresses");
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
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
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
        try (var running = cluster.run(Map.of(), impatient)) {
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
        try (var running = cluster.run(Map.of(), impatient)) {
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
        try (var running = cluster.run(Map.of())) {
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
        try (var running = cluster.run(Map.of("disableClusterScopeResources", "true", "namespaces", List.of("shop")))) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
            assertThat(server.requests())
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.path()).contains("/namespaces/shop/"));
        }
    }
}
