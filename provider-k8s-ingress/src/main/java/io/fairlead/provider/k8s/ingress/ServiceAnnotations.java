package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.AnnotationKeys.Annotation;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The annotations `service.*` of a Service.
final class ServiceAnnotations {

    private static final List<String> KNOWN = List.of(
            "serversscheme",
            "serverstransport",
            "passhostheader",
            "nativelb",
            "nodeportlb",
            "middlewares",
            "sticky.cookie",
            "sticky.cookie.name",
            "sticky.cookie.secure",
            "sticky.cookie.httponly",
            "sticky.cookie.samesite",
            "sticky.cookie.maxage",
            "sticky.cookie.path",
            "sticky.cookie.domain");

    private final AnnotationProblems problems = new AnnotationProblems();
    private Optional<String> scheme = Optional.empty();
    private Optional<String> serversTransport = Optional.empty();
    private boolean passHostHeader = true;
    private boolean nativeLb;

    private ServiceAnnotations() {}

    static ServiceAnnotations read(Map<String, String> annotations) {
        var read = new ServiceAnnotations();
        AnnotationKeys.below("service", annotations).forEach(read::take);
        return read;
    }

    /// Whether the Service may be used at all.
    boolean usable() {
        return problems.usable();
    }

    Stream<Problem> problems(Source source) {
        return problems.of(source);
    }

    Optional<String> scheme() {
        return scheme;
    }

    Optional<String> serversTransport() {
        return serversTransport;
    }

    boolean passHostHeader() {
        return passHostHeader;
    }

    boolean nativeLb() {
        return nativeLb;
    }

    private void take(String key, Annotation annotation) {
        var value = annotation.value();
        switch (key) {
            case "serversscheme" -> scheme = AnnotationValues.text(value);
            case "serverstransport" -> serversTransport = AnnotationValues.text(value);
            case "passhostheader" -> passHostHeader = truth(annotation, true);
            case "nativelb" -> nativeLb = truth(annotation, false);
            case "nodeportlb" -> {
                if (truth(annotation, false)) {
                    problems.note(annotation, "nothing; not supported yet, the endpoints are used instead");
                }
            }
            case "middlewares" -> {
                if (!value.isEmpty()) {
                    problems.refuse(annotation, "none; not supported yet, and not safe to leave out");
                }
            }
            default -> other(key, annotation);
        }
    }

    private void other(String key, Annotation annotation) {
        if (key.equals("sticky") || KNOWN.contains(key)) {
            problems.note(annotation, "nothing; not supported yet, requests are spread without it");
        } else {
            problems.refuse(annotation, "a known annotation, such as service." + AnnotationKeys.nearest(key, KNOWN));
        }
    }

    private boolean truth(Annotation annotation, boolean otherwise) {
        var truth = AnnotationValues.truth(annotation.value());
        if (truth.isEmpty()) {
            problems.refuse(annotation, "true or false");
        }
        return truth.orElse(otherwise);
    }
}
