package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.KubernetesIngressOptions.Precedence;
import io.fairlead.provider.spi.bind.RecordTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesIngressOptionsTest {

    private static final Map<String, Object> ALL = Map.ofEntries(
            Map.entry("endpoint", "http://localhost:8001"),
            Map.entry("token", "s3cret"),
            Map.entry("certAuthFilePath", "/ca.crt"),
            Map.entry("namespaces", List.of("a", "b")),
            Map.entry("labelSelector", "app=web"),
            Map.entry("ingressClass", "x"),
            Map.entry(
                    "ingressEndpoint", Map.of("ip", "192.0.2.1", "hostname", "lb.test", "publishedService", "ns/name")),
            Map.entry("throttleDuration", "1m30s"),
            Map.entry("allowEmptyServices", true),
            Map.entry("allowExternalNameServices", true),
            Map.entry("disableIngressClassLookup", true),
            Map.entry("disableClusterScopeResources", true),
            Map.entry("nativeLBByDefault", true),
            Map.entry("strictPrefixMatching", true),
            Map.entry("crossProviderNamespaces", List.of("a")),
            Map.entry("precedence", "kubernetes"),
            Map.entry("events", false),
            Map.entry("manifests", List.of("m.yaml")));

    @Test
    void everyOptionIsTakenAndNoneIsSetByDefault() {
        assertThat(RecordTree.of(Clusters.options(ALL))).isEqualTo(ALL);
        assertThat(RecordTree.of(Clusters.options(Map.of()))).isEmpty();
    }

    @Test
    void defaultsAreThoseOfTraefik() {
        var options = Clusters.options(Map.of());
        assertThat(options.throttleDuration()).isEqualTo(Duration.ZERO);
        assertThat(options.precedence()).isEqualTo(Precedence.RULE_LENGTH);
        assertThat(options.events()).isTrue();
        assertThat(options.allowEmptyServices()).isFalse();
        assertThat(options.ingressEndpoint()).isEmpty();
    }

    @Test
    void noTextShowsTheToken() {
        assertThat(Clusters.options(ALL).toString()).contains("localhost").doesNotContain("s3cret");
    }

    @Test
    void noNamespaceIsNotTheSameAsAll() {
        assertThat(Clusters.options(Map.of("crossProviderNamespaces", "")).crossProviderNamespaces())
                .contains(List.of());
        assertThat(Clusters.options(Map.of("crossProviderNamespaces", List.of()))
                        .crossProviderNamespaces())
                .contains(List.of());
        assertThat(Clusters.options(Map.of()).crossProviderNamespaces()).isEmpty();
    }
}
