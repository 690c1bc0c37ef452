package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.spi.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Which problems are told: a few of each object, and not more in all than can be remembered.
final class EventSelection {

    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE = 20;

    private EventSelection() {}

    /// The first message of each.
    static Map<ProblemEvent.Identity, ProblemEvent> of(Collection<Problem> problems, Collection<Problem> more) {
        var counts = new HashMap<Problem.Subject, Integer>();
        var events = new LinkedHashMap<ProblemEvent.Identity, ProblemEvent>();
        Stream.concat(problems.stream(), more.stream())
                .flatMap(problem -> ProblemEvent.of(problem).stream())
                .filter(event -> !events.containsKey(event.identity()))
                .filter(event -> counts.merge(event.subject(), 1, Integer::sum) <= MOST_OF_ONE)
                .limit(MOST)
                .forEachOrdered(event -> events.put(event.identity(), event));
        return Collections.unmodifiableMap(events);
    }
}
