package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.time.Duration;
import java.util.Optional;

/// The options below `providers.kubernetesIngress.leaderElection`: how replicas agree on the one that writes.
///
/// @param name of the Lease; replicas that serve the same Ingresses share it
/// @param namespace of the Lease; by default that of the pod
/// @param identity of this replica; by default the name of the pod and something random
/// @param duration how long a leader that has died stays leader
public record LeaderElection(
        @About("Lease that replicas hold in turn; by default fairlead-ingress and what tells apart who serves what."
                + " Not in Traefik.")
        Optional<String> name,

        @About("Namespace of the Lease; by default that of the pod. Not in Traefik.")
        Optional<String> namespace,

        @About("Name of this replica in the Lease. Not in Traefik.")
        Optional<String> identity,

        @Default("15s") @About("How long a leader that has died stays leader. Not in Traefik.")
        Duration duration) {

    private static final Duration SHORTEST = Duration.ofSeconds(3);

    /// Refuses a duration in which no leader could renew.
    public LeaderElection {
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("duration: found " + duration + ", expected 3s or more");
        }
    }
}
