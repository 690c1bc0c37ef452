package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.Recent;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import java.time.Duration;
import java.util.Set;

/// When each problem was told, and where we may not tell any. For one thread.
final class EventMemory {

    private static final System.Logger LOG = System.getLogger(EventMemory.class.getName());
    private static final int MOST = 2_000;
    private static final int MOST_NAMESPACES = 1_000;

    /// Servers forget an Event after an hour.
    private static final Duration STANDING = Duration.ofMinutes(30);

    /// A problem that comes and goes is not told each time.
    private static final Duration FLAPPING = Duration.ofMinutes(1);

    private static final Duration REFUSED = Duration.ofMinutes(10);

    private final Ticker ticker;
    private final Recent<ProblemEvent.Identity, Long> told = new Recent<>(MOST);
    private final Recent<String, Long> refused = new Recent<>(MOST_NAMESPACES);

    EventMemory(Ticker ticker) {
        this.ticker = ticker;
    }

    /// @param before the problems that there were already when we looked last
    boolean due(ProblemEvent event, Set<ProblemEvent.Identity> before) {
        var pause = before.contains(event.identity()) ? STANDING : FLAPPING;
        return refused.get(event.subject().namespace())
                        .map(at -> elapsed(at, REFUSED))
                        .orElse(true)
                && told.get(event.identity()).map(at -> elapsed(at, pause)).orElse(true);
    }

    /// What is gone, or will never be taken, counts as told: to try again soon would not help.
    void record(ProblemEvent event, ApiAnswer answer) {
        if (answer.forbidden()) {
            refuse(event.subject().namespace(), answer);
        } else if (!answer.failed()) {
            told.put(event.identity(), ticker.nanos());
            refused.remove(event.subject().namespace());
        }
        if (answer.invalid()) {
            LOG.log(System.Logger.Level.DEBUG, "An Event of {0} is not taken: {1}", event.subject(), answer.reason());
        }
    }

    private void refuse(String namespace, ApiAnswer answer) {
        if (refused.size() == 0) {
            LOG.log(System.Logger.Level.DEBUG, "No Events: {0}", answer.reason());
        }
        refused.put(namespace, ticker.nanos());
    }

    private boolean elapsed(long since, Duration pause) {
        return ticker.nanos() - since >= pause.toNanos();
    }
}
