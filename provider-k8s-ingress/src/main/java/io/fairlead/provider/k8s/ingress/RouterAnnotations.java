package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.AnnotationKeys.Annotation;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The annotations `router.*` of an Ingress, which hold for every router made of it.
final class RouterAnnotations {

    private static final List<String> KNOWN = List.of(
            "entrypoints",
            "middlewares",
            "priority",
            "pathmatcher",
            "rulesyntax",
            "tls",
            "tls.certresolver",
            "tls.options",
            "tls.domains.0.main",
            "tls.domains.0.sans",
            "observability.accesslogs",
            "observability.metrics",
            "observability.tracing",
            "observability.traceverbosity");
    private static final List<String> PATH_MATCHERS = List.of("Path", "PathPrefix", "PathRegexp");

    private final AnnotationProblems problems = new AnnotationProblems();
    private final RouterTlsAnnotations tls = new RouterTlsAnnotations();
    private List<String> entryPoints = List.of();
    private List<String> middlewares = List.of();
    private long priority;
    private Optional<Annotation> pathMatcher = Optional.empty();
    private Optional<String> ruleSyntax = Optional.empty();

    private RouterAnnotations() {}

    static RouterAnnotations read(Map<String, String> annotations) {
        var read = new RouterAnnotations();
        AnnotationKeys.below("router", annotations).forEach(read::take);
        return read;
    }

    /// Whether routers may be made at all.
    boolean usable() {
        return problems.usable();
    }

    Stream<Problem> problems(Source source) {
        return problems.of(source);
    }

    boolean isV2() {
        return ruleSyntax.equals(Optional.of("v2"));
    }

    /// The matcher of paths that leave it open.
    String pathMatcher() throws RefusedException {
        var name = pathMatcher.map(Annotation::value).orElse("PathPrefix");
        if (PATH_MATCHERS.contains(name)) {
            return name;
        }
        throw new RefusedException(
                pathMatcher.map(Annotation::field).orElse(""), name, "Path, PathPrefix or PathRegexp");
    }

    RouterConfig router(String rule, String service) {
        return new RouterConfig(rule, service, entryPoints, middlewares, priority, ruleSyntax, tls.config());
    }

    private void take(String key, Annotation annotation) {
        var value = annotation.value();
        switch (key) {
            case "entrypoints" -> entryPoints = AnnotationValues.list(value);
            case "middlewares" -> middlewares = AnnotationValues.list(value);
            case "priority" -> priority(annotation);
            case "pathmatcher" -> pathMatcher = Optional.of(annotation).filter(some -> !value.isEmpty());
            case "rulesyntax" -> ruleSyntax = AnnotationValues.text(value);
            case "observability",
                    "observability.accesslogs",
                    "observability.metrics",
                    "observability.tracing",
                    "observability.traceverbosity" -> observability(key, annotation);
            default -> {
                if (!tls.take(key, value)) {
                    problems.refuse(
                            annotation,
                            "a known annotation, such as router." + AnnotationKeys.nearest(key, KNOWN)
                                    + "; the Ingress is left out");
                }
            }
        }
    }

    private void priority(Annotation annotation) {
        AnnotationValues.integer(annotation.value())
                .ifPresentOrElse(
                        number -> priority = number,
                        () -> problems.refuse(annotation, "a whole number; the Ingress is left out"));
    }

    private void observability(String key, Annotation annotation) {
        var isTruth = !key.equals("observability") && !key.endsWith(".traceverbosity");
        if (isTruth && AnnotationValues.truth(annotation.value()).isEmpty()) {
            problems.refuse(annotation, "true or false; the Ingress is left out");
        } else {
            problems.note(annotation, "nothing; not supported yet, and without effect");
        }
    }
}
