package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fairlead.core.whoami.Whoami;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive against an API server, found by KUBECONFIG, with real back ends.
class KubernetesIT {

    private static final Map<String, String> PLURALS =
            Map.of("Service", "services", "EndpointSlice", "endpointslices", "Ingress", "ingresses");

    @TempDir
    private Path folder;

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private KubernetesClient client;
    private WatchBridge bridge;

    @BeforeEach
    void startServer() throws Exception {
        server.init();
        client = server.createClient(new JdkHttpClientFactory());
        bridge = WatchBridge.before(server.getPort());
    }

    @AfterEach
    void stopServer() throws Exception {
        bridge.close();
        client.close();
        server.destroy();
    }

    @Test
    void followsIngressesAndEndpointSlices() throws Exception {
        try (var one = Whoami.start("127.0.0.1", 0, "one");
                var two = Whoami.start("127.0.0.1", 0, "two")) {
            resource(Manifests.service("web")).create();
            resource(Manifests.slice("web", one.port())).create();
            resource(Manifests.ingress("web", "example.com", "/bar", "web")).create();
            try (var fairlead = start()) {
                fairlead.awaitAnswer("example.com", "/bar", 200, "Name: one\n");

                resource(Manifests.slice("web", two.port())).update();
                fairlead.awaitAnswer("example.com", "/bar", 200, "Name: two\n");

                resource(Manifests.ingress("second", "example.org", "/", "web")).create();
                fairlead.awaitAnswer("example.org", "/any", 200, "Host: example.org\n");

                resource(Manifests.ingress("web", "example.com", "/foo", "web")).update();
                fairlead.awaitAnswer("example.com", "/foo", 200, "Name: two\n");
                fairlead.awaitAnswer("example.com", "/bar", 404, "");

                resource(Manifests.ingress("web", "example.com", "/foo", "web")).delete();
                fairlead.awaitAnswer("example.com", "/foo", 404, "");
                assertThat(fairlead.get("example.org", "/").status()).isEqualTo(200);

                resource(Manifests.slice("web", two.port())).delete();
                fairlead.awaitAnswer("example.org", "/", 404, "");

                resource(Manifests.slice("web", one.port())).create();
                fairlead.awaitAnswer("example.org", "/", 200, "Name: one\n");

                assertThat(fairlead.stop()).as(fairlead.log()).isZero();
            }
        }
    }

    private FairleadProcess start() throws Exception {
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters: [{name: mock, cluster: {server: "%s"}}]
                users: [{name: mock, user: {token: secret}}]
                contexts: [{name: mock, context: {cluster: mock, user: mock}}]
                current-context: mock
                """.formatted(bridge.url()));
        return FairleadProcess.start(
                Distribution.shared(), Map.of("KUBECONFIG", kubeconfig.toString()), "--providers.kubernetesIngress");
    }

    private Resource<GenericKubernetesResource> resource(String yaml) {
        var object = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        var version = object.getApiVersion();
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(version.contains("/") ? version.substring(0, version.indexOf('/')) : "")
                .withVersion(version.substring(version.indexOf('/') + 1))
                .withKind(object.getKind())
                .withPlural(PLURALS.get(object.getKind()))
                .withNamespaced(true)
                .build();
        return client.genericKubernetesResources(context).inNamespace("default").resource(object);
    }
}
