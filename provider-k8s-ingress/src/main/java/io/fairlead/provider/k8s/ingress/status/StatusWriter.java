package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.Allowance;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.Rounds;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.k8s.ingress.lease.Leadership;
import io.fairlead.provider.k8s.ingress.lease.Standing;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Brings the status of Ingresses to what it should be.
public final class StatusWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StatusWriter.class.getName());
    private static final Duration DISTANCE = Duration.ofMillis(50);
    private static final int AT_ONCE = 40;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(5);

    private final StatusPlanner planner;
    private final StatusUpdate update;
    private final Leadership leadership;
    private final Attempts attempts;
    private final Refusals refusals;
    private final Runnable changed;
    private final Allowance allowance = new Allowance(DISTANCE, AT_ONCE, Ticker.SYSTEM);
    private final Rounds<Wish> rounds = new Rounds<>("kubernetes-status", Wish.NOTHING, LOOK, this::round);
    private volatile Optional<Problem> unknown = Optional.empty();
    private Wish planned = Wish.NOTHING;
    private StatusPlan plan = StatusPlan.NOTHING;

    private StatusWriter(
            IngressApi ingresses,
            String author,
            boolean selective,
            Leadership leadership,
            Ticker ticker,
            Runnable changed) {
        this.planner = new StatusPlanner(selective);
        this.update = new StatusUpdate(ingresses, author, ticker);
        this.leadership = leadership;
        this.attempts = new Attempts(ticker);
        this.refusals = new Refusals(ticker, changed);
        this.changed = changed;
    }

    /// Begins to write.
    ///
    /// @param author the field manager that this replica and its like write as
    /// @param selective whether Ingresses are seen only with certain labels
    /// @param changed called when there is trouble, or none any more
    public static StatusWriter start(
            IngressApi ingresses, String author, boolean selective, Leadership leadership, Runnable changed) {
        return start(ingresses, author, selective, leadership, Ticker.SYSTEM, changed);
    }

    static StatusWriter start(
            IngressApi ingresses,
            String author,
            boolean selective,
            Leadership leadership,
            Ticker ticker,
            Runnable changed) {
        var writer = new StatusWriter(ingresses, author, selective, leadership, ticker, changed);
        writer.rounds.start();
        return writer;
    }

    /// What Ingresses should say from now on. Returns at once. For one thread.
    ///
    /// @param ingresses asked by the thread that writes, and only for the newest wish: there may be many
    public void wish(DesiredStatus desired, Supplier<List<SeenIngress>> ingresses) {
        var before = unknown;
        unknown = desired instanceof DesiredStatus.Unknown(var problem) ? Optional.of(problem) : Optional.empty();
        if (!unknown.equals(before)) {
            changed.run();
        }
        rounds.wish(new Wish(desired, ingresses));
    }

    /// To be called when the standing may have changed.
    public void wake() {
        rounds.wake();
    }

    /// Why the status of Ingresses is not what it should be.
    public List<Problem> trouble() {
        return unknown.or(refusals::problem).stream().toList();
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void round(Wish wish) throws InterruptedException {
        if (wish != planned) {
            plan = planner.plan(wish.desired(), wish.ingresses().get());
            planned = wish;
        }
        work(wish);
    }

    private void work(Wish wish) throws InterruptedException {
        for (var task : plan.tasks()) {
            if (!rounds.isLatest(wish) || leadership.standing() == Standing.FOLLOWING) {
                return;
            }
            if (attempts.due(task) && refusals.due(task.key().namespace())) {
                Thread.sleep(allowance.next());
                // the wait may have been long
                if (leadership.standing() != Standing.FOLLOWING && !went(task)) {
                    return;
                }
            }
        }
    }

    /// Whether to go on: not while the server fails.
    private boolean went(StatusPlan.Task task) throws InterruptedException {
        var outcome = update.apply(task);
        attempts.record(task, outcome);
        refusals.record(task.key().namespace(), outcome);
        if (outcome instanceof StatusUpdate.Outcome.Later(var reason)) {
            LOG.log(System.Logger.Level.DEBUG, "The status of Ingress {0} is not written: {1}", task.key(), reason);
            Thread.sleep(FAILURE_PAUSE);
            return false;
        }
        return true;
    }

    private record Wish(DesiredStatus desired, Supplier<List<SeenIngress>> ingresses) {

        static final Wish NOTHING = new Wish(new DesiredStatus.AsItIs(), List::of);
    }
}
