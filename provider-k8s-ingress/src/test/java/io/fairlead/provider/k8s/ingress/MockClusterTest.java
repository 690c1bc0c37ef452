package io.fairlead.provider.k8s.ingress;

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
import io.fairlead.provider.spi.dynamic.ServiceConfig.LoadBalancer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against the API server of the client's own test kit.
class MockClusterTest {

    private final RecordingSink sink = new RecordingSink();
    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private KubernetesClient client;
    private WatchBridge bridge;

    @BeforeEach
    void start() throws Exception {
        server.init();
        client = server.createClient(new JdkHttpClientFactory());
        bridge = WatchBridge.before(server.getPort());
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        client.close();
        server.destroy();
    }

    @Test
    void followsIngressesAndEndpointSlices() throws Exception {
        apply(Manifests.service());
        apply(Manifests.slice("10.0.0.1"));
        apply(Manifests.ingress("one", "/one"));
        try (var running = run(Map.of())) {
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));
            assertThat(servers()).containsExactly("http://10.0.0.1:8080");
            assertThat(sink.problems()).isEmpty();

            apply(Manifests.ingress("two", "/two"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-two")));

            update(Manifests.ingress("two", "/changed"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one", "shop-two-changed")));

            update(Manifests.slice("10.0.0.2"));
            sink.await(s -> servers().equals(List.of("http://10.0.0.2:8080")));

            delete(Manifests.ingress("two", "/changed"));
            sink.await(s -> s.routers().equals(Set.of("shop-one-one")));

            delete(Manifests.slice("10.0.0.2"));
            sink.await(s -> s.routers().isEmpty());
            assertThat(sink.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.source()).isEqualTo("Ingress shop/one"));

            apply(Manifests.slice("10.0.0.3"));
            sink.await(s -> servers().equals(List.of("http://10.0.0.3:8080")));
        }
    }

    @Test
    void readsOnlyTheNamespacesItIsTold() throws Exception {
        for (var yaml : List.of(Manifests.service(), Manifests.slice("10.0.0.1"), Manifests.ingress("one", "/one"))) {
            apply(yaml);
            apply(yaml.replace("shop", "other"));
        }
        try (var running = run(Map.of("namespaces", List.of("other", "none")))) {
            sink.await(s -> s.routers().equals(Set.of("other-one-one")));
            apply(Manifests.ingress("two", "/two"));
            apply(Manifests.ingress("three", "/three").replace("shop", "other"));
            sink.await(s -> s.routers().equals(Set.of("other-one-one", "other-three-three")));
        }
    }

    private Running run(Map<String, ?> options) {
        var all = new HashMap<String, Object>(options);
        all.put("endpoint", bridge.url());
        return Running.start(all, Followed.FAST, sink);
    }

    private List<String> servers() {
        return sink.configuration().stream()
                .flatMap(configuration -> configuration.http().services().values().stream())
                .flatMap(service -> ((LoadBalancer) service).servers().stream())
                .map(server -> server.url().toString())
                .toList();
    }

    private void apply(String yaml) {
        resource(yaml).create();
    }

    private void update(String yaml) {
        resource(yaml).update();
    }

    private void delete(String yaml) {
        resource(yaml).delete();
    }

    private Resource<GenericKubernetesResource> resource(String yaml) {
        var object = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        var kind = object.getKind();
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(
                        object.getApiVersion().contains("/")
                                ? object.getApiVersion().split("/")[0]
                                : "")
                .withVersion("v1")
                .withKind(kind)
                .withPlural(kind.equals("Ingress") ? "ingresses" : kind.toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(true)
                .build();
        return client.genericKubernetesResources(context)
                .inNamespace(object.getMetadata().getNamespace())
                .resource(object);
    }
}
