package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;

/// What a cluster state comes to.
///
/// @param selected the Ingresses that are ours, oldest first, whatever became of them
record Translation(DynamicConfiguration configuration, List<Problem> problems, List<Ingress> selected) {

    Translation {
        problems = List.copyOf(problems);
        selected = List.copyOf(selected);
    }
}
