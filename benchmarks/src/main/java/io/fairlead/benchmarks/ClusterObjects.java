package io.fairlead.benchmarks;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.StateStage;

/// A generated cluster as it is known, and as it becomes by one change after the other.
final class ClusterObjects {

    private final int ingresses;
    private final GeneratedCluster cluster;
    private final StateStage stage = new StateStage();

    ClusterObjects(int ingresses) {
        this.ingresses = ingresses;
        this.cluster = new GeneratedCluster(ingresses);
        cluster.ingresses().forEach(tree -> stage.put(ObjectKind.INGRESS, tree));
        cluster.services().forEach(tree -> stage.put(ObjectKind.SERVICE, tree));
        cluster.slices().forEach(tree -> stage.put(ObjectKind.ENDPOINT_SLICE, tree));
        cluster.secrets().forEach(tree -> stage.put(ObjectKind.SECRET, tree));
    }

    ClusterState state() {
        return stage.state();
    }

    /// Another state, in which a Service has other addresses.
    ClusterState withOtherSlice(int change) {
        var services = ingresses / 2;
        stage.put(ObjectKind.ENDPOINT_SLICE, cluster.slice(change * 7 % services, change / services + 1));
        return state();
    }

    /// Another state, in which an Ingress has another path.
    ClusterState withOtherIngress(int change) {
        stage.put(ObjectKind.INGRESS, cluster.ingress(change * 7 % ingresses, "/v" + change + "/"));
        return state();
    }
}
