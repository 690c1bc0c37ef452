package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with the annotations of an object.
final class AnnotationProblems {

    private final List<Entry> entries = new ArrayList<>();
    private boolean usable = true;

    /// The object cannot be used.
    void refuse(AnnotationKeys.Annotation annotation, String expected) {
        entries.add(new Entry(annotation, expected));
        usable = false;
    }

    /// The object works without it.
    void note(AnnotationKeys.Annotation annotation, String expected) {
        entries.add(new Entry(annotation, expected));
    }

    boolean usable() {
        return usable;
    }

    Stream<Problem> of(Source source) {
        return entries.stream()
                .map(entry -> source.problem(
                        entry.annotation().field(), "\"" + entry.annotation().value() + "\"", entry.expected()));
    }

    private record Entry(AnnotationKeys.Annotation annotation, String expected) {}
}
