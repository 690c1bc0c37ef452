package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.manifest.ManifestSet;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cluster states and their translation, for tests.
final class Clusters {

    private Clusters() {}

    static ClusterState ofFile(Path file, KubernetesIngressOptions options) {
        try (var watch = FolderWatch.open(List.of(file))) {
            var selector = LabelSelector.parse(options.labelSelector().orElse(""));
            return ManifestSet.EMPTY.read(List.of(file), watch).state(Set.copyOf(options.namespaces()), selector);
        }
    }

    static KubernetesIngressOptions options(Map<String, ?> tree) {
        return RecordBinder.bind(KubernetesIngressOptions.class, tree, "");
    }

    /// The options of a provider, beside those of the core.
    ///
    /// @param core the block `core`; may be empty
    static Settings settings(Map<String, ?> tree, Map<String, Object> core) {
        return Settings.of(options(tree), () -> String.valueOf(core.getOrDefault("defaultRuleSyntax", "v3")));
    }

    static Translation translate(ClusterState state) {
        return translate(state, settings(Map.of(), Map.of()));
    }

    static Translation translate(ClusterState state, Settings settings) {
        return IngressTranslator.translate(state, settings);
    }
}
