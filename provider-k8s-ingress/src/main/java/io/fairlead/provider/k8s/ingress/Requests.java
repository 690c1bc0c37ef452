package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;

/// Which requests a router takes, and before which others.
record Requests(String rule, List<String> entryPoints, boolean tls, long priority) {

    /// The rest seldom tells two apart, and what the runtime makes for a record is slow at first.
    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    static Requests of(RouterConfig router) {
        return new Requests(router.rule(), router.entryPoints(), router.tls().isPresent(), router.priority());
    }
}
