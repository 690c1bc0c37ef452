package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.IngressClass;
import java.util.List;
import java.util.Optional;

/// Which Ingresses are ours.
///
/// @param wanted the option `ingressClass`; empty if it is not set
/// @param classes absent if the cluster does not let us read them: then names alone decide
record ClassSelection(String wanted, Optional<List<IngressClass>> classes) {

    private static final String CONTROLLER = "traefik.io/ingress-controller";
    private static final String ANNOTATION = "kubernetes.io/ingress.class";
    private static final String DEFAULT_NAME = "traefik";

    /// Where classes shall not be looked up, there is none.
    static ClassSelection of(Settings settings, Optional<List<IngressClass>> classes) {
        return new ClassSelection(
                settings.options().ingressClass().orElse(""),
                settings.readsClasses() ? classes : Optional.of(List.of()));
    }

    boolean selects(Ingress ingress) {
        return ingress.className()
                .map(this::accepts)
                .orElseGet(() ->
                        selectsByAnnotation(ingress.metadata().annotations().getOrDefault(ANNOTATION, "")));
    }

    private boolean accepts(String name) {
        return classes.map(known -> known.stream().anyMatch(candidate -> isOurs(candidate, name)))
                .orElseGet(() -> name.equals(wanted.isEmpty() ? DEFAULT_NAME : wanted));
    }

    private boolean isOurs(IngressClass candidate, String name) {
        var candidateName = candidate.metadata().key().name();
        return candidateName.equals(name)
                && candidate.controller().equals(CONTROLLER)
                && (wanted.isEmpty() || candidateName.equals(wanted));
    }

    private boolean selectsByAnnotation(String annotation) {
        return annotation.equals(wanted) || wanted.isEmpty() && annotation.equals(DEFAULT_NAME);
    }
}
