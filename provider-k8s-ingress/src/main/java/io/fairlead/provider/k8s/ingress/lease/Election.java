package io.fairlead.provider.k8s.ingress.lease;

import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Takes part in the election of the replica that writes, until it is closed.
public final class Election implements Leadership, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Election.class.getName());

    /// How often to look whether Leases have become ours to use.
    private static final Duration UNELECTED_PAUSE = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Candidate candidate;
    private final LeaseTiming timing;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private Election(Candidate candidate, LeaseTiming timing) {
        this.candidate = candidate;
        this.timing = timing;
        this.thread = Thread.ofVirtual().name("kubernetes-lease").unstarted(this::run);
    }

    /// Begins to take part.
    ///
    /// @param duration how long a leader that has died stays leader
    public static Election start(ApiServer server, LeaseSpot spot, Duration duration) {
        var timing = LeaseTiming.of(duration);
        var election = new Election(new Candidate(server, spot, timing, Ticker.SYSTEM), timing);
        election.thread.start();
        return election;
    }

    @Override
    public Standing standing() {
        return candidate.standing();
    }

    /// Why nobody is elected.
    public List<Problem> trouble() {
        return candidate.trouble().stream().toList();
    }

    /// Calls it when the standing has changed, on a thread of the election.
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    /// Ends, and lets another replica lead if this one did.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.join(PATIENCE)) {
                candidate.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                round();
                Thread.sleep(pause());
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void round() throws InterruptedException {
        var before = candidate.standing();
        try {
            candidate.round();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A round of the election failed", e);
        }
        if (candidate.standing() != before) {
            listeners.forEach(Runnable::run);
        }
    }

    /// Followers ask at different times, so that they do not all ask at once when a leader has died.
    private Duration pause() {
        return switch (candidate.standing()) {
            case LEADING -> timing.retry();
            case FOLLOWING ->
                timing.retry()
                        .plusMillis(RandomGenerator.getDefault()
                                .nextLong(1 + timing.retry().toMillis() * 6 / 5));
            case UNELECTED -> UNELECTED_PAUSE;
        };
    }
}
