package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The namespaces in which we may not write. They are tried again now and then.
final class Refusals {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = PAUSE.multipliedBy(3);

    /// That many, and the right is missing everywhere.
    private static final int EVERYWHERE = 3;

    private final Ticker ticker;
    private final Runnable changed;
    private final Map<String, Long> namespaces = new TreeMap<>();
    private volatile Optional<Problem> problem = Optional.empty();

    Refusals(Ticker ticker, Runnable changed) {
        this.ticker = ticker;
        this.changed = changed;
    }

    Optional<Problem> problem() {
        return problem;
    }

    boolean due(String namespace) {
        if (namespaces.containsKey(namespace)) {
            return elapsed(namespaces.get(namespace));
        }
        return namespaces.size() < EVERYWHERE || namespaces.values().stream().anyMatch(this::elapsed);
    }

    void record(String namespace, StatusUpdate.Outcome outcome) {
        switch (outcome) {
            case StatusUpdate.Outcome.Refused(var what, var reason) -> refuse(namespace, what, reason);
            case StatusUpdate.Outcome.Written _ -> allow(namespace);
            case StatusUpdate.Outcome.Unneeded _, StatusUpdate.Outcome.Invalid _, StatusUpdate.Outcome.Later _ -> {}
        }
    }

    private void refuse(String namespace, String what, String reason) {
        if (namespaces.size() < EVERYWHERE || namespaces.containsKey(namespace)) {
            namespaces.put(namespace, ticker.nanos());
        } else {
            namespaces.replaceAll((_, _) -> ticker.nanos());
        }
        if (problem.isEmpty()) {
            say(Optional.of(new Problem(
                    "API server",
                    what + " in namespace " + namespace,
                    reason,
                    "the right to write the status of Ingresses; it stays as it is, and is tried again")));
        }
    }

    private void allow(String namespace) {
        namespaces.remove(namespace);
        namespaces.values().removeIf(since -> ticker.nanos() - since >= FORGOTTEN.toNanos());
        if (problem.isPresent() && namespaces.isEmpty()) {
            say(Optional.empty());
        }
    }

    private void say(Optional<Problem> next) {
        problem = next;
        changed.run();
    }

    private boolean elapsed(long since) {
        return ticker.nanos() - since >= PAUSE.toNanos();
    }
}
