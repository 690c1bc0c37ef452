package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig.DomainConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The annotations `router.*` of an Ingress, which hold for every router made of it.
///
/// @param priority 0 if it says none
/// @param ruleSyntax as written; what is not `v2` is as good as `v3`
record RouterAnnotations(
        List<String> entryPoints,
        List<String> middlewares,
        long priority,
        Optional<Annotation> pathMatcher,
        Optional<String> ruleSyntax,
        Optional<RouterTlsConfig> tls,
        Optional<ObservabilityConfig> observability,
        AnnotationProblems problems) {

    private static final AnnotationFields FIELDS = new AnnotationFields(
            "router",
            List.of(
                    "entrypoints",
                    "middlewares",
                    "priority",
                    "pathmatcher",
                    "rulesyntax",
                    "tls",
                    "tls.certresolver",
                    "tls.options",
                    "tls.domains.N.main",
                    "tls.domains.N.sans",
                    "observability",
                    "observability.accesslogs",
                    "observability.metrics",
                    "observability.tracing",
                    "observability.traceverbosity"),
            List.of("tls", "observability"));
    private static final Set<String> PATH_MATCHERS = Set.of("Path", "PathPrefix", "PathRegexp");
    private static final String DEFAULT_MATCHER = "PathPrefix";
    private static final String VERBOSITY = "observability.traceverbosity";
    private static final String DEFAULT_VERBOSITY = "minimal";
    private static final Set<String> VERBOSITIES = Set.of(DEFAULT_VERBOSITY, "detailed");

    /// @param crossing whether references to other providers are allowed
    static RouterAnnotations read(Source source, boolean crossing) {
        var values = FIELDS.read(source.metadata().annotations(), source, "the Ingress is left out");
        if (!crossing) {
            CrossReferences.refuse(values, List.of("middlewares", "tls.options"));
        }
        return new RouterAnnotations(
                values.list("entrypoints"),
                values.list("middlewares"),
                values.integer("priority").orElse(0L),
                values.get("pathmatcher").filter(some -> !some.value().isEmpty()),
                values.text("rulesyntax"),
                values.on("tls") ? Optional.of(tls(values)) : Optional.empty(),
                values.on("observability") ? Optional.of(observability(values)) : Optional.empty(),
                values.problems());
    }

    /// The matcher of paths that leave it open.
    String freeMatcher() throws RefusedException {
        var name = pathMatcher.map(Annotation::value).orElse(DEFAULT_MATCHER);
        if (PATH_MATCHERS.contains(name)) {
            return name;
        }
        throw new RefusedException(
                pathMatcher.map(Annotation::field).orElse(""), Shown.quoted(name), "Path, PathPrefix or PathRegexp");
    }

    /// Whether rules are of the grammar `v2`.
    boolean isV2(boolean otherwise) {
        return ruleSyntax.map(syntax -> syntax.equals("v2")).orElse(otherwise);
    }

    private static RouterTlsConfig tls(AnnotationValues values) {
        return new RouterTlsConfig(values.text("tls.options"), values.text("tls.certresolver"), domains(values));
    }

    /// Groups count in the order of their keys as texts.
    private static List<DomainConfig> domains(AnnotationValues values) {
        var start = "tls.domains.";
        var groups = new LinkedHashMap<String, DomainConfig>();
        values.startingWith(start).forEach((key, annotation) -> {
            var group = key.substring(start.length(), key.indexOf('.', start.length()));
            var before = groups.getOrDefault(group, new DomainConfig("", List.of()));
            groups.put(
                    group,
                    key.endsWith(".main")
                            ? new DomainConfig(annotation.value(), before.sans())
                            : new DomainConfig(before.main(), AnnotationText.list(annotation.value())));
        });
        return new ArrayList<>(groups.values());
    }

    /// Whatever is said of observability, the verbosity is said as well, as Traefik 3.5 and later do.
    private static ObservabilityConfig observability(AnnotationValues values) {
        var verbosity = values.get(VERBOSITY);
        verbosity
                .filter(annotation -> !annotation.value().isEmpty() && !VERBOSITIES.contains(annotation.value()))
                .ifPresent(annotation -> values.problems().note(annotation, "minimal or detailed"));
        return new ObservabilityConfig(
                values.truth("observability.accesslogs"),
                values.truth("observability.metrics"),
                values.truth("observability.tracing"),
                verbosity.isEmpty() ? Optional.of(DEFAULT_VERBOSITY) : values.text(VERBOSITY),
                Optional.empty());
    }
}
