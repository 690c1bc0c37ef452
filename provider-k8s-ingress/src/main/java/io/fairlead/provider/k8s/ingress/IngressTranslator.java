package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;

/// From the state of a cluster to a dynamic configuration. A pure function: equal states, whatever the order of
/// events that led to them, give equal results, and one broken object never affects another.
final class IngressTranslator {

    private IngressTranslator() {}

    static Translation translate(ClusterState state, Settings settings) {
        var selection = ClassSelection.of(settings, state.classes());
        var selected = state.ingresses().stream().filter(selection::selects).toList();
        var single = new SingleIngress(state, settings);
        var assembly = new Assembly(state.problems());
        selected.forEach(ingress -> assembly.add(single.translate(ingress)));
        return assembly.translation(selected);
    }
}
