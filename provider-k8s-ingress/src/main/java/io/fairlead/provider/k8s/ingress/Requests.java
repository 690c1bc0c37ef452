package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;

/// Which requests a router takes, and before which others.
record Requests(String rule, List<String> entryPoints, boolean tls, long priority) {

    /// Of all that whoever writes Ingresses can vary, since many keys with one hash are slow; written out, since what
    /// the runtime makes for a record is slow at first.
    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + entryPoints.hashCode()) + Long.hashCode(priority);
    }

    static Requests of(RouterConfig router) {
        return new Requests(router.rule(), router.entryPoints(), router.tls().isPresent(), router.priority());
    }
}
