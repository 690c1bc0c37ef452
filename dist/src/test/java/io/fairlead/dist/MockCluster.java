package io.fairlead.dist;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An API server that keeps what it is given, and has the watches of a real one.
final class MockCluster implements AutoCloseable {

    private static final String NAMESPACE = "default";
    private static final Map<String, String> PLURALS = Map.of(
            "Service", "services",
            "EndpointSlice", "endpointslices",
            "Secret", "secrets",
            "Ingress", "ingresses",
            "Event", "events");

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final KubernetesClient client;
    private final WatchBridge bridge;

    private MockCluster() throws IOException {
        server.init();
        client = server.createClient(new JdkHttpClientFactory());
        bridge = WatchBridge.before(server.getPort());
    }

    static MockCluster start() throws IOException {
        return new MockCluster();
    }

    /// Environment variables that lead there.
    Map<String, String> environment(Path folder) throws IOException {
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters: [{name: mock, cluster: {server: "%s"}}]
                users: [{name: mock, user: {token: secret}}]
                contexts: [{name: mock, context: {cluster: mock, user: mock}}]
                current-context: mock
                """.formatted(bridge.url()));
        return Map.of("KUBECONFIG", kubeconfig.toString());
    }

    /// To be created, updated or deleted.
    Resource<GenericKubernetesResource> resource(String yaml) {
        var object = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        return of(object.getApiVersion(), object.getKind())
                .inNamespace(NAMESPACE)
                .resource(object);
    }

    List<GenericKubernetesResource> list(String apiVersion, String kind) {
        return of(apiVersion, kind).inNamespace(NAMESPACE).list().getItems();
    }

    @Override
    public void close() {
        bridge.close();
        client.close();
        server.destroy();
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            of(String apiVersion, String kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "")
                .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                .withKind(kind)
                .withPlural(PLURALS.get(kind))
                .withNamespaced(true)
                .build());
    }
}
