package io.fairlead.provider.k8s.ingress.lease;

import java.time.Duration;

/// The times of an election, in the proportions that controllers of Kubernetes use.
///
/// @param lease how long a Lease that nobody renews stays taken
/// @param deadline after which a leader that could not renew stops to write; what it has begun may end in the rest
/// @param retry how often the leader renews
record LeaseTiming(Duration lease, Duration deadline, Duration retry) {

    static LeaseTiming of(Duration lease) {
        return new LeaseTiming(
                lease, lease.multipliedBy(2).dividedBy(3), lease.multipliedBy(2).dividedBy(15));
    }

    int seconds() {
        return Math.toIntExact(Math.max(1, lease.toSeconds()));
    }
}
