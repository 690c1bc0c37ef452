package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.event.EventWriter;
import io.fairlead.provider.spi.Problem;
import java.util.List;

/// Problems become Events. That this may fail is nobody's trouble.
record EventPart(EventWriter writer) implements ClusterWrites.Part {

    @Override
    public void after(ClusterState state, List<Problem> problems) {
        writer.wish(problems);
    }

    @Override
    public List<Problem> trouble() {
        return List.of();
    }

    @Override
    public void close() {
        writer.close();
    }
}
