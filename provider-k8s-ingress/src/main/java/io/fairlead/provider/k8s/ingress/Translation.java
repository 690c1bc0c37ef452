package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.Collection;
import java.util.List;

/// What a cluster state comes to.
///
/// @param selected the Ingresses that are ours, whatever became of them; unmodifiable, in no order
record Translation(DynamicConfiguration configuration, List<Problem> problems, Collection<Ingress> selected) {

    Translation {
        problems = List.copyOf(problems);
    }
}
