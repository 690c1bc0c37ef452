package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From the state of a cluster to a dynamic configuration. A pure function: equal states, whatever the order of
/// events that led to them, give equal results, and one broken object never affects another.
final class IngressTranslator {

    private static final String DEFAULT_ROUTER = "default-router";
    private static final String DEFAULT_BACKEND = "default-backend";

    private final ClusterState state;
    private final ClassSelection selection;
    private final DynamicConfiguration.Builder builder = DynamicConfiguration.builder();
    private final List<Problem> problems = new ArrayList<>();
    private final RouterNames routers = new RouterNames(builder, problems);
    private final ServiceTranslator services;
    private boolean defaultTaken;

    private IngressTranslator(ClusterState state, Optional<String> ingressClass, boolean allowEmptyServices) {
        this.state = state;
        this.selection = new ClassSelection(ingressClass.orElse(""), state.classes());
        this.services = new ServiceTranslator(state, allowEmptyServices, builder, problems);
    }

    static Translation translate(ClusterState state, Optional<String> ingressClass, boolean allowEmptyServices) {
        return new IngressTranslator(state, ingressClass, allowEmptyServices).run();
    }

    private Translation run() {
        problems.addAll(state.problems());
        for (var ingress : state.ingresses()) {
            if (selection.selects(ingress)) {
                translate(ingress);
            }
        }
        return new Translation(builder.build(), List.copyOf(problems));
    }

    private void translate(Ingress ingress) {
        var source = new Source("Ingress", ingress.metadata());
        var annotations = RouterAnnotations.read(ingress.metadata().annotations());
        annotations.problems(source).forEach(problems::add);
        if (!annotations.usable()) {
            return;
        }
        if (ingress.rules().isEmpty()) {
            ingress.defaultBackend().ifPresent(backend -> defaultRouter(source, annotations, backend));
        } else {
            routers.add(source, pathRouters(source, annotations, ingress.rules()));
        }
    }

    private List<RouterNames.Candidate> pathRouters(
            Source source, RouterAnnotations annotations, List<Ingress.Rule> rules) {
        var candidates = new ArrayList<RouterNames.Candidate>();
        var position = 0;
        for (var r = 0; r < rules.size(); r++) {
            var rule = rules.get(r);
            for (var p = 0; p < rule.paths().size(); p++) {
                var field = "spec.rules[" + r + "].http.paths[" + p + "]";
                try {
                    candidates.add(candidate(
                            source, annotations, rule.host(), rule.paths().get(p), field, position));
                } catch (RefusedException e) {
                    problems.add(e.problem(source));
                }
                position++;
            }
        }
        return candidates;
    }

    private RouterNames.Candidate candidate(
            Source source, RouterAnnotations annotations, String host, Ingress.Path path, String field, int position)
            throws RefusedException {
        var service = services.service(source.key().namespace(), path.backend(), field + ".backend");
        var matcher = matcher(path.type(), annotations);
        var rule = RuleText.of(host, path.path(), matcher, annotations.isV2());
        var router = annotations.router(rule, service);
        var label =
                NormalizedName.of(source.key().namespace() + "-" + source.key().name() + "-" + host + path.path());
        return new RouterNames.Candidate(label, router, position, field);
    }

    private static String matcher(String type, RouterAnnotations annotations) throws RefusedException {
        return switch (type) {
            case "Exact" -> "Path";
            case "", "ImplementationSpecific" -> annotations.pathMatcher();
            default -> "PathPrefix";
        };
    }

    /// Serves what no rule of any Ingress takes. There is one in a cluster: that of the oldest Ingress which works.
    private void defaultRouter(Source source, RouterAnnotations annotations, Ingress.Backend backend) {
        if (defaultTaken) {
            problems.add(source.problem(
                    "spec.defaultBackend",
                    "a second default backend",
                    "one in a cluster; the oldest Ingress keeps it"));
            return;
        }
        try {
            var service = services.named(DEFAULT_BACKEND, source.key().namespace(), backend, "spec.defaultBackend");
            var plain = annotations.router(RuleText.EVERYTHING, service);
            var router = new RouterConfig(
                    plain.rule(),
                    plain.service(),
                    plain.entryPoints(),
                    plain.middlewares(),
                    Integer.MIN_VALUE,
                    Optional.of("default"),
                    plain.tls());
            routers.add(source, List.of(new RouterNames.Candidate(DEFAULT_ROUTER, router, 0, "spec.defaultBackend")));
            defaultTaken = true;
        } catch (RefusedException e) {
            problems.add(e.problem(source));
        }
    }
}
