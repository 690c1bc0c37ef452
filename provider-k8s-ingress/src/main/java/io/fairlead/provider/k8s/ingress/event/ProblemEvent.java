package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.spi.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// A problem as the Event on its object tells it.
///
/// @param field where in the object it is; may be empty
/// @param found what stands there
/// @param message all of it, with what is expected instead
record ProblemEvent(Problem.Subject subject, String field, String found, String message) {

    private static final String INGRESS = "Ingress";
    private static final Set<String> KINDS = Set.of(INGRESS, "Service");
    private static final int LONGEST = 1024;
    private static final String CUT = "...";

    /// What tells one Event from another. What is expected is no part of it: a hint changes with what else there is,
    /// and the problem stays the same.
    record Identity(Problem.Subject subject, String reason, String field, String found) {}

    /// Only Ingresses and Services have Events from us.
    static Optional<ProblemEvent> of(Problem problem) {
        return problem.subject()
                .filter(subject ->
                        KINDS.contains(subject.kind()) && !subject.name().isEmpty())
                .map(subject -> new ProblemEvent(subject, problem.field(), problem.found(), message(problem)));
    }

    Identity identity() {
        return new Identity(subject, reason(), field, found);
    }

    /// The version under which the server has the object.
    String apiVersion(IngressApi ingresses) {
        return isIngress() ? ingresses.apiVersion() : "v1";
    }

    String plural() {
        return isIngress() ? "ingresses" : "services";
    }

    /// One word, by which Events are found.
    String reason() {
        if (field.startsWith("metadata.annotations")) {
            return "InvalidAnnotation";
        }
        if (field.startsWith("spec.tls")) {
            return "InvalidTls";
        }
        if (field.endsWith(".backend") || field.contains(".backend.") || field.startsWith("spec.defaultBackend")) {
            return "InvalidBackend";
        }
        return field.startsWith("spec.rules") ? "InvalidRule" : "Invalid" + subject.kind();
    }

    private boolean isIngress() {
        return subject.kind().equals(INGRESS);
    }

    private static String message(Problem problem) {
        var place = problem.field().isEmpty() ? "" : problem.field() + ": ";
        return cut(place + "found " + problem.found() + ", expected " + problem.expected());
    }

    /// The limit counts bytes, of which one character may have several.
    private static String cut(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return text;
        }
        var length = 0;
        var end = 0;
        while (true) {
            var next = text.offsetByCodePoints(end, 1);
            length += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (length > LONGEST - CUT.length()) {
                return text.substring(0, end) + CUT;
            }
            end = next;
        }
    }
}
