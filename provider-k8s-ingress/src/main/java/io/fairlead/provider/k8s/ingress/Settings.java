package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.KubernetesIngressOptions.Precedence;
import io.fairlead.provider.spi.ProviderContext;

/// How Ingresses are translated.
///
/// @param v2 whether rules are of the grammar `v2` where an Ingress says nothing
record Settings(KubernetesIngressOptions options, boolean v2) {

    private static final String V2 = "v2";

    static Settings of(KubernetesIngressOptions options, ProviderContext context) {
        return new Settings(options, context.defaultRuleSyntax().equals(V2));
    }

    boolean ordersAsKubernetes() {
        return options.precedence() == Precedence.KUBERNETES;
    }

    boolean readsClasses() {
        return !options.disableIngressClassLookup() && !options.disableClusterScopeResources();
    }

    /// Whether objects of that namespace may refer to objects of other providers.
    boolean mayCross(String namespace) {
        return options.crossProviderNamespaces()
                .map(allowed -> allowed.contains(namespace))
                .orElse(true);
    }
}
