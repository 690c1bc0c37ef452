package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.Recent;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import java.time.Duration;

/// What came of the work on each Ingress, and when to look at it again. For one thread.
final class Attempts {

    private static final System.Logger LOG = System.getLogger(Attempts.class.getName());
    private static final int MOST = 20_000;

    /// Our own write comes back to us as a change; until then the Ingress looks as if it needed one.
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int PEACEFUL_WRITES = 5;

    private final Ticker ticker;
    private final Recent<ObjectKey, Attempt> attempts = new Recent<>(MOST);

    Attempts(Ticker ticker) {
        this.ticker = ticker;
    }

    /// Whether it is time for this work.
    boolean due(StatusPlan.Task task) {
        return attempts.get(task.key())
                .map(attempt -> age(attempt).compareTo(pause(attempt, task)) >= 0)
                .orElse(true);
    }

    void record(StatusPlan.Task task, StatusUpdate.Outcome outcome) {
        var before = attempts.get(task.key()).filter(attempt -> age(attempt).compareTo(FORGOTTEN) < 0);
        var failures = before.map(Attempt::failures).orElse(0);
        var writes = before.map(Attempt::writes).orElse(0);
        var next = switch (outcome) {
            case StatusUpdate.Outcome.Written() -> new Attempt(task, ticker.nanos(), writes + 1, 0, false);
            case StatusUpdate.Outcome.Unneeded() -> new Attempt(task, ticker.nanos(), writes, 0, true);
            case StatusUpdate.Outcome.Invalid(var reason) -> invalid(task, writes, reason);
            case StatusUpdate.Outcome.Refused _ -> new Attempt(task, ticker.nanos(), writes, 1, false);
            case StatusUpdate.Outcome.Later _ -> new Attempt(task, ticker.nanos(), writes, failures + 1, false);
        };
        attempts.put(task.key(), next);
        if (next.writes() == PEACEFUL_WRITES && writes < PEACEFUL_WRITES) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Somebody else writes the status of Ingress {0} too; it is set right less and less often",
                    task.key());
        }
    }

    private Attempt invalid(StatusPlan.Task task, int writes, String reason) {
        LOG.log(System.Logger.Level.WARNING, "The status of Ingress {0} is not taken: {1}", task.key(), reason);
        return new Attempt(task, ticker.nanos(), writes, 0, true);
    }

    private Duration age(Attempt attempt) {
        return Duration.ofNanos(ticker.nanos() - attempt.at());
    }

    private static Duration pause(Attempt attempt, StatusPlan.Task task) {
        if (attempt.failures() > 0) {
            return longer(FIRST_PAUSE, attempt.failures() - 1);
        }
        if (attempt.task().equals(task)) {
            return attempt.settled() ? FORGOTTEN : SETTLING;
        }
        return attempt.writes() < PEACEFUL_WRITES
                ? Duration.ZERO
                : longer(FIRST_PAUSE, attempt.writes() - PEACEFUL_WRITES);
    }

    private static Duration longer(Duration first, int doublings) {
        var pause = first.multipliedBy(1L << Math.min(doublings, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// @param settled whether the same work would come to nothing
    private record Attempt(StatusPlan.Task task, long at, int writes, int failures, boolean settled) {}
}
