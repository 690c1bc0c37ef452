package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.function.Supplier;

/// What is wrong with the annotations of an object.
final class AnnotationProblems {

    private final ProblemList problems;
    private final String consequence;
    private boolean usable = true;

    AnnotationProblems(ProblemList problems, String consequence) {
        this.problems = problems;
        this.consequence = consequence;
    }

    /// The object cannot be used.
    void refuse(Annotation annotation, String expected) {
        refuse(annotation, () -> expected);
    }

    /// The same; the words are made only if there is room for them.
    void refuse(Annotation annotation, Supplier<String> expected) {
        usable = false;
        note(annotation, problems.hasRoom() ? expected.get() + "; " + consequence : "");
    }

    /// The object works without it.
    void note(Annotation annotation, String expected) {
        problems.add(annotation.field(), Shown.quoted(annotation.value()), expected);
    }

    boolean usable() {
        return usable;
    }

    List<Problem> list() {
        return problems.list();
    }
}
