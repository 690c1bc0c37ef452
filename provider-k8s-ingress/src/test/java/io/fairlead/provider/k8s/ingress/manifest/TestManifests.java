package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Cluster states of texts, for tests.
public final class TestManifests {

    private TestManifests() {}

    public static ClusterState state(String text) {
        var objects = new ManifestObjects(Set.of(), LabelSelector.parse(""));
        objects.add(ManifestFile.read(Path.of("test.yaml"), text, null));
        return objects.state(List.of());
    }
}
