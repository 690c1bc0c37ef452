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

    private static final System.Logger LOG = System.getLogger(SingleIngress.class.getName());

    private final Settings settings;
    private final Certificates certificates;
    private final ServiceTranslator services;

    SingleIngress(ClusterState state, Settings settings) {
        this.settings = settings;
        this.certificates = new Certificates(state);
        this.services = new ServiceTranslator(state, settings);
    }

    /// What the Ingress becomes; an error of ours that it brings to light takes away nothing else.
    IngressPart translate(Ingress ingress) {
        var source = new Source("Ingress", ingress.metadata());
        try {
            return translate(ingress, source);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an Ingress cannot be translated: " + source.key(), e);
            var problems = new ProblemList(source);
            problems.add("", "an Ingress that " + e.getClass().getSimpleName() + " ends", "one that can be translated");
            return IngressPart.unusable(source, problems.list());
        }
    }

    private IngressPart translate(Ingress ingress, Source source) {
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
