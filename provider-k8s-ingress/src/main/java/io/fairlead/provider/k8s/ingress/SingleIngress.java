package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Translates one Ingress at a time, as if there were no other.
final class SingleIngress {

    private final Settings settings;
    private final Certificates certificates;
    private final ServiceTranslator services;

    SingleIngress(ClusterState state, Settings settings) {
        this.settings = settings;
        this.certificates = new Certificates(state);
        this.services = new ServiceTranslator(state, settings);
    }

    IngressPart translate(Ingress ingress) {
        var source = new Source("Ingress", ingress.metadata());
        var crossing = settings.mayCross(source.key().namespace());
        var annotations = RouterAnnotations.read(source, crossing);
        var problems = new ProblemList(source);
        annotations.problems().list().forEach(problems::add);
        if (!annotations.problems().usable()) {
            return IngressPart.unusable(source, problems.list());
        }
        var secrets = certificates.of(ingress, problems);
        var routers = new RouterParts(source, annotations, settings, services, problems);
        return ingress.rules().isEmpty()
                ? withoutRules(ingress, source, routers, secrets, problems)
                : withRules(ingress, source, routers, secrets, problems);
    }

    private static IngressPart withRules(
            Ingress ingress,
            Source source,
            RouterParts routers,
            Map<ObjectKey, TlsCertificateConfig> secrets,
            ProblemList problems) {
        var parts = routers.of(ingress.rules());
        return new IngressPart(source, parts, routers.services(), Optional.empty(), secrets, problems.list());
    }

    private static IngressPart withoutRules(
            Ingress ingress,
            Source source,
            RouterParts routers,
            Map<ObjectKey, TlsCertificateConfig> secrets,
            ProblemList problems) {
        var fallback = ingress.defaultBackend().flatMap(routers::fallback);
        return new IngressPart(source, List.of(), List.of(), fallback, secrets, problems.list());
    }
}
