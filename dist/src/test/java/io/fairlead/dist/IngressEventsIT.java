package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an Ingress, told on the Ingress: by the provider, and by the core, which knows of other
/// providers.
class IngressEventsIT {

    private static final String MIDDLEWARES = "traefik.ingress.kubernetes.io/router.middlewares";

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
    void namesTheFieldAndTheNearestValue() throws Exception {
        try (var pod = BackEnd.start("pod")) {
            create("", "Service", "services", Manifests.service("web"));
            create("discovery.k8s.io", "EndpointSlice", "endpointslices", Manifests.slice("web", pod.port()));
            create(Manifests.ingress("typo", "typo.test", "/", "wbe"));
            create(Manifests.with(Manifests.ingress("open", "open.test", "/", "web"), MIDDLEWARES, "auht@file"));
            try (var fairlead = start()) {
                Await.until(
                        () -> messages("typo").size() == 1 && messages("open").size() == 1, fairlead::log);
                assertThat(messages("typo").getFirst())
                        .isEqualTo(
                                "spec.rules[0].http.paths[0].backend: found no Service default/wbe, expected one in the"
                                        + " namespace of the Ingress, perhaps web; this path is left out");
                assertThat(messages("open").getFirst())
                        .isEqualTo("http.routers.default-open-open-test@kubernetes.middlewares[0]: found \"auht@file\","
                                + " which does not exist, expected the name of a middleware, perhaps auth@file");
                assertThat(fairlead.get("open.test", "/").status()).isEqualTo(404);
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
        var dynamic = folder.resolve("dynamic.yml");
        Files.writeString(dynamic, "http: {middlewares: {auth: {addPrefix: {prefix: /auth}}}}\n");
        return FairleadProcess.start(
                Distribution.shared(),
                Map.of("KUBECONFIG", kubeconfig.toString()),
                "--providers.kubernetesIngress",
                "--providers.file.filename=" + dynamic);
    }

    private List<String> messages(String ingress) {
        return client
                .genericKubernetesResources(context("", "Event", "events"))
                .inNamespace("default")
                .list()
                .getItems()
                .stream()
                .filter(event -> ingress.equals(event.get("involvedObject", "name")))
                .map(event -> Objects.requireNonNull(event.<String>get("message")))
                .toList();
    }

    private void create(String ingress) {
        create("networking.k8s.io", "Ingress", "ingresses", ingress);
    }

    private void create(String group, String kind, String plural, String yaml) {
        var object = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        client.genericKubernetesResources(context(group, kind, plural))
                .inNamespace("default")
                .resource(object)
                .create();
    }

    private static ResourceDefinitionContext context(String group, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
