package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.k8s.ingress.status.Announced;
import io.fairlead.provider.k8s.ingress.status.DesiredStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `src/test/resources/golden-status` is a case: `cluster.yaml`, and `expected.yaml` with the options
/// and the addresses that the status of an Ingress should have, or what is said instead.
class PublishedStatusTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden-status");

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsExpected(String name) throws IOException {
        var expected = Yaml.file(FOLDER.resolve(name).resolve("expected.yaml"));
        var options = Clusters.options(Yaml.map(expected.get("options")));
        switch (desired(FOLDER.resolve(name).resolve("cluster.yaml"), options)) {
            case DesiredStatus.Addresses(var addresses) ->
                assertThat(trees(addresses)).isEqualTo(expected.get("addresses"));
            case DesiredStatus.AsItIs() -> assertThat(expected.get("asItIs")).isEqualTo(true);
            case DesiredStatus.Unknown(var problem) ->
                assertThat(problem.field() + ": " + problem.found()).isEqualTo(expected.get("problem"));
        }
    }

    /// What a set of options makes of a cluster.
    static DesiredStatus desired(Path cluster, KubernetesIngressOptions options) {
        var endpoint = options.ingressEndpoint().orElseThrow();
        var announced = Announced.of(endpoint.ip(), endpoint.hostname(), endpoint.publishedService());
        var state = Clusters.ofFile(cluster, options);
        return DesiredStatus.of(announced, state, !options.disableClusterScopeResources());
    }

    static List<Map<String, Object>> trees(List<PublishedAddress> addresses) {
        return addresses.stream().map(PublishedStatusTest::tree).toList();
    }

    private static Map<String, Object> tree(PublishedAddress address) {
        var tree = new LinkedHashMap<String, Object>();
        if (!address.ip().isEmpty()) {
            tree.put("ip", address.ip());
        }
        if (!address.hostname().isEmpty()) {
            tree.put("hostname", address.hostname());
        }
        if (!address.ports().isEmpty()) {
            tree.put(
                    "ports",
                    address.ports().stream()
                            .map(port -> Map.of("port", port.number(), "protocol", port.protocol()))
                            .toList());
        }
        return tree;
    }
}
