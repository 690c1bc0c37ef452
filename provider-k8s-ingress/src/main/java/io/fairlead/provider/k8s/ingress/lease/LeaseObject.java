package io.fairlead.provider.k8s.ingress.lease;

import io.fairlead.provider.k8s.ingress.api.Tree;
import java.time.Instant;
import java.util.Map;

/// A Lease as it was read or written last. What others keep in it is written back as it was.
record LeaseObject(Map<String, Object> tree) {

    static final LeaseObject NONE = new LeaseObject(Map.of());

    static LeaseObject first(LeaseSpot spot) {
        return new LeaseObject(Map.of(
                "apiVersion",
                LeaseSpot.API_VERSION,
                "kind",
                "Lease",
                "metadata",
                Map.of("name", spot.name(), "namespace", spot.namespace())));
    }

    Map<String, Object> spec() {
        return Tree.map(tree, "spec");
    }

    String holder() {
        return Tree.text(tree, "spec", "holderIdentity");
    }

    int seconds() {
        return Tree.number(tree, "spec", "leaseDurationSeconds");
    }

    LeaseObject renewed(Instant now) {
        return new LeaseObject(Tree.with(tree, MicroTime.format(now), "spec", "renewTime"));
    }

    LeaseObject taken(String identity, int seconds, Instant now) {
        var next = renewed(now).with(seconds, "leaseDurationSeconds");
        if (holder().equals(identity)) {
            return next;
        }
        var transitions = spec().isEmpty() ? 0 : Tree.number(tree, "spec", "leaseTransitions") + 1;
        return next.with(identity, "holderIdentity")
                .with(MicroTime.format(now), "acquireTime")
                .with(transitions, "leaseTransitions");
    }

    /// Nobody's: the next one need not wait.
    LeaseObject released(Instant now) {
        return renewed(now)
                .with(MicroTime.format(now), "acquireTime")
                .with("", "holderIdentity")
                .with(1, "leaseDurationSeconds");
    }

    private LeaseObject with(Object value, String key) {
        return new LeaseObject(Tree.with(tree, value, "spec", key));
    }
}
