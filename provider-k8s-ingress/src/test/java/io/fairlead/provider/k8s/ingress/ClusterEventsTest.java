package io.fairlead.provider.k8s.ingress;

import static io.fairlead.provider.k8s.ingress.ScriptedCluster.EXPIRED;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.added;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.ingress;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.modified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.provider.spi.Problem;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a watch may bring besides the changes that matter.
class ClusterEventsTest {

    @AutoClose
    private final ScriptedCluster cluster = new ScriptedCluster();

    private final RecordingSink sink = cluster.sink();
    private final ScriptedApiServer server = cluster.server();

    @Test
    @DisplayName("K-07 an expired watch is listed again, without dropping routes")
    void expired() throws Exception {
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
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
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(sink.problems())
                    .extracting(Problem::source, Problem::field)
                    .containsExactly(tuple("Ingress shop/bad", "spec.rules"));
            cluster.awaitWatch("ingresses");
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
    @DisplayName("Ingresses of a list that have no name stand beside one another")
    void nameless() throws Exception {
        var one = ingress("one", 3).replace("\"name\":\"one\"", "\"name\":\"\"");
        var two = ingress("two", 4).replace("\"name\":\"two\"", "\"name\":\"\"");
        server.list("ingresses", one + "," + two);
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one", "shop-two")));
        }
    }

    @Test
    @DisplayName("K-07 events that change nothing that is needed cause no build")
    void noise() throws Exception {
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
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
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            cluster.awaitWatch("ingresses");
            var builds = sink.history().size();
            for (var i = 0; i < 10_000; i++) {
                server.event("ingresses", modified(ingress("one", 100 + i).replace("/one", "/p" + i)));
            }
            sink.await(s -> s.routers().equals(Set.of("shop-one-p9999")));
            assertThat(sink.history().size() - builds).isLessThan(25);
        }
    }
}
