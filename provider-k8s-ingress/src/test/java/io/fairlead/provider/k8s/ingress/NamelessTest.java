package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamelessTest {

    private static final String INGRESS = """
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: "", namespace: shop}
            spec: {rules: [{host: %s, http: {paths: [{path: /, pathType: Prefix,
              backend: {service: {name: web, port: {number: 80}}}}]}}]}
            """;

    private static final String SERVICE = """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {type: ClusterIP, clusterIP: 10.0.0.1, ports: [{name: http, port: 80}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
            addressType: IPv4
            ports: [{name: http, port: 80}]
            endpoints: [{addresses: [10.1.0.1], conditions: {ready: true}}]
            """;

    private static final String SLICE = """
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: "", namespace: shop, labels: {kubernetes.io/service-name: web}}
            ports: [{name: http, port: 80}]
            endpoints: [{addresses: [%s]}]
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("Ingresses of manifests that have no name stand beside one another")
    void besideOneAnother() throws IOException {
        var file = folder.resolve("all.yaml");
        Files.writeString(file, INGRESS.formatted("a.example.org") + INGRESS.formatted("b.example.org") + SERVICE);
        var options = Clusters.options(Map.of());
        var translation = Clusters.translate(Clusters.ofFile(file, options));
        assertThat(translation.problems()).isEmpty();
        assertThat(translation.configuration().http().routers().values())
                .extracting(router -> router.rule())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "Host(\"a.example.org\") && PathPrefix(\"/\")",
                        "Host(\"b.example.org\") && PathPrefix(\"/\")"));
    }

    @Test
    @DisplayName("EndpointSlices without a name, and those of two Services that share one, stand beside one another")
    void slices() throws IOException {
        var file = folder.resolve("all.yaml");
        Files.writeString(
                file,
                INGRESS.formatted("a.example.org")
                        + INGRESS.formatted("b.example.org").replace("name: web", "name: other")
                        + SERVICE
                        + SERVICE.replace("name: web,", "name: other,")
                                .replace("service-name: web", "service-name: other")
                                .replace("10.1.0.1", "10.2.0.1")
                        + SLICE.formatted("10.1.0.2")
                        + SLICE.formatted("10.1.0.3"));
        var translation = Clusters.translate(Clusters.ofFile(file, Clusters.options(Map.of())));
        assertThat(translation.problems()).isEmpty();
        assertThat(servers(translation, "shop-web-80"))
                .containsExactly("http://10.1.0.2:80", "http://10.1.0.3:80", "http://10.1.0.1:80");
        assertThat(servers(translation, "shop-other-80")).containsExactly("http://10.2.0.1:80");
    }

    private static List<String> servers(Translation translation, String service) {
        var config = translation.configuration().http().services().get(service);
        return ((ServiceConfig.LoadBalancer) config)
                .servers().stream().map(server -> server.url().toString()).toList();
    }
}
