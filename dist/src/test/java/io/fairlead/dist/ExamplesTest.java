package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The manifests that users begin with.
class ExamplesTest {

    private static final Path FOLDER = Path.of("../examples");
    private static final Set<String> READ = Set.of("get", "list", "watch");

    /// What each resource may be asked for at most.
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("services", READ),
            Map.entry("secrets", READ),
            Map.entry("nodes", READ),
            Map.entry("endpoints", READ),
            Map.entry("endpointslices", READ),
            Map.entry("ingresses", READ),
            Map.entry("ingressclasses", READ),
            Map.entry("ingresses/status", Set.of("get", "update", "patch")),
            Map.entry("leases", Set.of("get", "create", "update")),
            Map.entry("events", Set.of("create", "patch")));

    @Test
    @DisplayName("K-04 the roles grant nothing but what is needed")
    void roles() throws IOException {
        var rules = 0;
        for (var document : documents()) {
            for (var rule : maps(document.get("rules"))) {
                for (var resource : texts(rule.get("resources"))) {
                    assertThat(texts(rule.get("verbs")))
                            .as("%s in %s", resource, document.get("metadata"))
                            .isSubsetOf(ALLOWED.getOrDefault(resource, Set.of()));
                    rules++;
                }
                assertThat(texts(rule.get("apiGroups"))).doesNotContain("*");
            }
        }
        assertThat(rules).isPositive();
    }

    @Test
    void theIngressesAreServed() throws Exception {
        var manifests = new ArrayList<String>();
        for (var file : files()) {
            manifests.add(Files.readString(file));
        }
        manifests.add("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: whoami-1, namespace: default, labels: {kubernetes.io/service-name: whoami}}
                addressType: FQDN
                ports: [{name: "", port: 8000}, {name: http, port: 8000}]
                endpoints: [{addresses: [whoami]}]
                """);
        try (var routed = RoutedManifests.of(Map.of(), manifests.toArray(String[]::new))) {
            assertThat(routed.get("example.com", "/bar"))
                    .as("%s", routed.problems())
                    .isEqualTo("whoami");
            assertThat(routed.problems()).isEmpty();
        }
    }

    private static List<Map<String, Object>> documents() throws IOException {
        var documents = new ArrayList<Map<String, Object>>();
        for (var file : files()) {
            var load = new Load(LoadSettings.builder().build());
            load.loadAllFromString(Files.readString(file)).forEach(tree -> documents.add(RawData.map(tree)));
        }
        return documents;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file ->
                            file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object tree) {
        return tree == null ? List.of() : (List<Map<String, Object>>) tree;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object tree) {
        return (List<String>) tree;
    }
}
