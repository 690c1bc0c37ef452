package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.spi.Problem;
import java.util.List;

/// What the status of our Ingresses should say.
public sealed interface DesiredStatus {

    /// These addresses, possibly none.
    record Addresses(List<PublishedAddress> list) implements DesiredStatus {

        /// Copies the list.
        public Addresses {
            list = List.copyOf(list);
        }
    }

    /// What it says now: there is nothing better yet.
    record AsItIs() implements DesiredStatus {}

    /// What it says now, as the option cannot be followed.
    record Unknown(Problem problem) implements DesiredStatus {}

    /// What the option comes to in a cluster.
    ///
    /// @param usesNodes whether the addresses of Nodes may be used
    static DesiredStatus of(Announced announced, ClusterState state, boolean usesNodes) {
        return switch (announced) {
            case Announced.Fixed(var address) -> new Addresses(List.of(address));
            case Announced.OfService(var key) -> PublishedService.of(key, state, usesNodes);
            case Announced.Wrong(var problem) -> new Unknown(problem);
        };
    }
}
