package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.spi.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Which problems are told: a few of each object, and not more in all than can be remembered.
final class EventSelection {

    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE = 20;

    private EventSelection() {}

    static Set<ProblemEvent> of(Collection<Problem> problems, Collection<Problem> more) {
        var counts = new HashMap<Problem.Subject, Integer>();
        var events = new LinkedHashSet<ProblemEvent>();
        Stream.concat(problems.stream(), more.stream())
                .flatMap(problem -> ProblemEvent.of(problem).stream())
                .distinct()
                .filter(event -> counts.merge(event.subject(), 1, Integer::sum) <= MOST_OF_ONE)
                .limit(MOST)
                .forEachOrdered(events::add);
        return Collections.unmodifiableSet(events);
    }
}
