package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the routers of one Ingress.
final class RouterParts {

    private static final String DEFAULT_ROUTER = "default-router";
    private static final String DEFAULT_BACKEND = "default-backend";

    private final Source source;
    private final RouterAnnotations annotations;
    private final Settings settings;
    private final ServiceTranslator translator;
    private final ProblemList problems;
    private final RuleText rules;
    private final Map<ServicePart.Identity, ServicePart> services = new LinkedHashMap<>();

    RouterParts(
            Source source,
            RouterAnnotations annotations,
            Settings settings,
            ServiceTranslator translator,
            ProblemList problems) {
        this.source = source;
        this.annotations = annotations;
        this.settings = settings;
        this.translator = translator;
        this.problems = problems;
        this.rules =
                new RuleText(annotations.isV2(settings.v2()), settings.options().strictPrefixMatching());
    }

    /// One for each path; a path that has none is a problem and stops no other.
    List<RouterPart> of(List<Ingress.Rule> all) {
        var parts = new ArrayList<RouterPart>();
        var position = 0;
        for (var r = 0; r < all.size(); r++) {
            var rule = all.get(r);
            for (var p = 0; p < rule.paths().size(); p++) {
                var field = "spec.rules[" + r + "].http.paths[" + p + "]";
                try {
                    parts.add(part(rule.host(), rule.paths().get(p), field, position));
                } catch (RefusedException e) {
                    problems.add(e);
                }
                position++;
            }
        }
        return OwnLabels.of(parts, problems);
    }

    /// The router for what no rule of any Ingress takes.
    Optional<RouterPart> fallback(Backend backend) {
        var field = "spec.defaultBackend";
        try {
            var target = target(backend, field);
            var service = service(target, DEFAULT_BACKEND, field, true);
            var router = router(RuleText.EVERYTHING, DEFAULT_BACKEND, Integer.MIN_VALUE, target)
                    .withRuleSyntax("default");
            return Optional.of(new RouterPart(DEFAULT_ROUTER, router, service, 0, field));
        } catch (RefusedException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /// All that were asked for, in the order of their first use.
    List<ServicePart> services() {
        return List.copyOf(services.values());
    }

    private RouterPart part(String host, Ingress.Path path, String field, int position) throws RefusedException {
        var namespace = source.key().namespace();
        var target = target(path.backend(), field + ".backend");
        var label = NormalizedName.of(namespace + "-" + target.service() + "-" + target.port());
        var service = service(target, label, field + ".backend", false);
        services.putIfAbsent(service.identity(), service);
        var matcher = matcher(path.type());
        var router = router(rules.of(host, path.path(), matcher), label, priority(host, path.path(), matcher), target);
        var name = NormalizedName.of(namespace + "-" + source.key().name() + "-" + host + path.path());
        return new RouterPart(name, router, service, position, field);
    }

    private ServicePart service(Backend.ToService target, String label, String field, boolean isDefault)
            throws RefusedException {
        var identity = new ServicePart.Identity(source.key().namespace(), target, isDefault);
        return translator.service(identity, label, field, problems::add);
    }

    private RouterConfig router(String rule, String service, long priority, Backend.ToService target) {
        return new RouterConfig(
                rule,
                service,
                annotations.entryPoints(),
                annotations.middlewares(),
                priority,
                annotations.ruleSyntax(),
                annotations.tls(),
                Optional.of(observability(target)));
    }

    private ObservabilityConfig observability(Backend.ToService target) {
        var name = source.key().name();
        var origin = ObservabilityConfig.of(
                new ObservabilityConfig.Metadata(Optional.of(new ObservabilityConfig.IngressMetadata(
                        source.key().namespace(),
                        name.isEmpty() ? Optional.empty() : Optional.of(name),
                        target.service(),
                        target.port()))));
        return annotations.observability().map(said -> said.or(origin)).orElse(origin);
    }

    private long priority(String host, String path, String matcher) {
        return annotations.priority() == 0 && settings.ordersAsKubernetes()
                ? KubernetesOrder.priority(host, path, matcher)
                : annotations.priority();
    }

    private String matcher(String type) throws RefusedException {
        return switch (type) {
            case "Exact" -> "Path";
            case "", "ImplementationSpecific" -> annotations.freeMatcher();
            default -> "PathPrefix";
        };
    }

    private static Backend.ToService target(Backend backend, String field) throws RefusedException {
        return switch (backend) {
            case Backend.ToService target -> target;
            case Backend.ToResource() -> throw new RefusedException(field, "a resource", "a service");
            case Backend.ToNothing() -> throw new RefusedException(field, "nothing", "a service");
        };
    }
}
