package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive against an API server, found by KUBECONFIG, with real back ends.
class KubernetesIT {

    @TempDir
    private Path folder;

    @Test
    void followsIngressesAndEndpointSlices() throws Exception {
        try (var cluster = MockCluster.start();
                var one = Whoami.start("127.0.0.1", 0, "one");
                var two = Whoami.start("127.0.0.1", 0, "two")) {
            cluster.resource(Manifests.service("web")).create();
            cluster.resource(Manifests.slice("web", one.port())).create();
            cluster.resource(Manifests.ingress("web", "example.com", "/bar", "web"))
                    .create();
            try (var fairlead = FairleadProcess.start(
                    Distribution.shared(), cluster.environment(folder), "--providers.kubernetesIngress")) {
                fairlead.awaitAnswer("example.com", "/bar", 200, "Name: one\n");

                cluster.resource(Manifests.slice("web", two.port())).update();
                fairlead.awaitAnswer("example.com", "/bar", 200, "Name: two\n");

                cluster.resource(Manifests.ingress("second", "example.org", "/", "web"))
                        .create();
                fairlead.awaitAnswer("example.org", "/any", 200, "Host: example.org\n");

                cluster.resource(Manifests.ingress("web", "example.com", "/foo", "web"))
                        .update();
                fairlead.awaitAnswer("example.com", "/foo", 200, "Name: two\n");
                fairlead.awaitAnswer("example.com", "/bar", 404, "");

                cluster.resource(Manifests.ingress("web", "example.com", "/foo", "web"))
                        .delete();
                fairlead.awaitAnswer("example.com", "/foo", 404, "");
                assertThat(fairlead.get("example.org", "/").status()).isEqualTo(200);

                cluster.resource(Manifests.slice("web", two.port())).delete();
                fairlead.awaitAnswer("example.org", "/", 404, "");

                cluster.resource(Manifests.slice("web", one.port())).create();
                fairlead.awaitAnswer("example.org", "/", 200, "Name: one\n");

                assertThat(fairlead.stop()).as(fairlead.log()).isZero();
            }
        }
    }
}
