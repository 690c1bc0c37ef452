package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.k8s.ingress.api.Allowance;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.Rounds;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.k8s.ingress.lease.Leadership;
import io.fairlead.provider.k8s.ingress.lease.Standing;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Tells problems on the objects that have them, as long as this replica leads.
public final class EventWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventWriter.class.getName());
    private static final Duration DISTANCE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 25;
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(10);

    private final Leadership leadership;
    private final Teller teller;
    private final EventMemory memory;
    private final Allowance allowance;
    private final Supplier<List<Problem>> verdicts;
    private final Rounds<List<Problem>> rounds = new Rounds<>("kubernetes-events", List.of(), LOOK, this::round);
    private Set<ProblemEvent.Identity> before = Set.of();

    private EventWriter(
            IngressApi ingresses,
            EventAuthor author,
            Leadership leadership,
            Supplier<List<Problem>> verdicts,
            Ticker ticker) {
        this.leadership = leadership;
        this.verdicts = verdicts;
        this.teller = new Teller(ingresses, author, ticker);
        this.memory = new EventMemory(ticker);
        this.allowance = new Allowance(DISTANCE, AT_ONCE, ticker);
    }

    /// Begins to write.
    ///
    /// @param verdicts more problems, which are known only later; asked now and then
    public static EventWriter start(
            IngressApi ingresses, EventAuthor author, Leadership leadership, Supplier<List<Problem>> verdicts) {
        return start(ingresses, author, leadership, verdicts, Ticker.SYSTEM);
    }

    static EventWriter start(
            IngressApi ingresses,
            EventAuthor author,
            Leadership leadership,
            Supplier<List<Problem>> verdicts,
            Ticker ticker) {
        var writer = new EventWriter(ingresses, author, leadership, verdicts, ticker);
        writer.rounds.start();
        return writer;
    }

    /// All problems that there are now. Returns at once.
    public void wish(List<Problem> problems) {
        rounds.wish(problems);
    }

    /// To be called when the standing may have changed.
    public void wake() {
        rounds.wake();
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void round(List<Problem> wish) throws InterruptedException {
        if (leadership.standing() == Standing.LEADING) {
            var events = EventSelection.of(wish, verdicts.get());
            before = work(wish, events.values()) ? events.keySet() : before;
        }
    }

    /// Whether all of it is done.
    private boolean work(List<Problem> wish, Collection<ProblemEvent> events) throws InterruptedException {
        for (var event : events) {
            if (memory.due(event, before)) {
                Thread.sleep(allowance.next());
                if (!rounds.isLatest(wish) || leadership.standing() != Standing.LEADING || !told(event)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean told(ProblemEvent event) throws InterruptedException {
        var answer = teller.tell(event);
        memory.record(event, answer);
        if (answer.failed()) {
            LOG.log(System.Logger.Level.DEBUG, "An Event of {0} is not written: {1}", event.subject(), answer.reason());
            Thread.sleep(FAILURE_PAUSE);
        }
        return !answer.failed();
    }
}
