package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The problems of one object, and of what it names. Beyond a limit its own are only counted: ten thousand rules may
/// all have the same one.
final class ProblemList {

    private static final int MOST = 32;

    private final Source source;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private int own;

    ProblemList(Source source) {
        this.source = source;
    }

    void add(String field, String found, String expected) {
        if (hasRoom()) {
            problems.add(source.problem(field, found, expected));
        }
        own++;
    }

    void add(RefusedException refusal) {
        add(refusal.field(), refusal.found(), refusal.expected());
    }

    /// A problem of another object.
    void add(Problem problem) {
        problems.add(problem);
    }

    /// Whether another one would still be shown.
    boolean hasRoom() {
        return own < MOST;
    }

    List<Problem> list() {
        var all = new ArrayList<>(problems);
        if (own > MOST) {
            all.add(source.problem("", own - MOST + " more problems", "none"));
        }
        return List.copyOf(all);
    }
}
