package io.fairlead.provider.k8s.ingress;

import static io.fairlead.provider.k8s.ingress.ScriptedCluster.added;
import static io.fairlead.provider.k8s.ingress.ScriptedCluster.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// API servers that have Ingresses under an older version alone.
class OlderServersTest {

    @AutoClose
    private final ScriptedCluster cluster = new ScriptedCluster();

    private final RecordingSink sink = cluster.sink();
    private final ScriptedApiServer server = cluster.server();

    private static final String LEASE = """
            {"metadata":{"name":"lead","namespace":"shop","resourceVersion":"1"},
            "spec":{"holderIdentity":"one","leaseDurationSeconds":15}}""";

    @Test
    void olderServersHaveAnOlderVersion() throws Exception {
        var old = old("web");
        offerOldOnly(old);
        server.start();
        try (var running = cluster.run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-old-old")));
            assertThat(sink.problems()).isEmpty();
            cluster.awaitWatch("ingresses");
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
        try (var running = cluster.writing(Map.of("ingressEndpoint", Map.of("ip", "203.0.113.1")))) {
            cluster.awaitRequest("PATCH " + one + "/status");
            cluster.awaitRequest(events);
            assertThat(server.requests(events).getFirst().body())
                    .contains("\"apiVersion\":\"networking.k8s.io/v1beta1\"", "perhaps web");
            assertThat(server.requests())
                    .noneMatch(seen -> seen.path().startsWith("/apis/networking.k8s.io/v1/namespaces/shop/"));
        }
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
}
