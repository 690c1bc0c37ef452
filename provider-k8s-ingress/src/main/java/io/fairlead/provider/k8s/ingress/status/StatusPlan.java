package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.List;

/// What is to be written, as the cluster was known at one moment. A newer plan replaces an older one.
record StatusPlan(List<Task> tasks) {

    static final StatusPlan NOTHING = new StatusPlan(List.of());

    /// The work on one Ingress.
    sealed interface Task {

        ObjectKey key();

        /// Its status as the plan knows it; the work starts by reading it anew.
        List<PublishedAddress> seen();
    }

    /// One of ours, which should say something else.
    record Write(ObjectKey key, List<PublishedAddress> seen, List<PublishedAddress> entries) implements Task {}

    /// One that was ours. It should not say any more what we wrote.
    ///
    /// @param wrote what that was, as far as we know
    record Clear(ObjectKey key, List<PublishedAddress> seen, List<PublishedAddress> wrote) implements Task {}
}
