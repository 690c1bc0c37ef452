package io.fairlead.provider.k8s.ingress.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Works for a wish on a thread of its own, again now and then and at once when there is a newer one. Only the newest
/// counts.
public final class Rounds<W> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final AtomicReference<W> latest;
    private final Semaphore wake = new Semaphore(0);
    private final Duration look;
    private final Work<W> work;
    private final Thread thread;

    /// What is done for a wish.
    @FunctionalInterface
    public interface Work<W> {

        /// Does what is left to do. It looks at [#isLatest] between one piece and the next.
        void round(W wish) throws InterruptedException;
    }

    /// @param name of the thread
    /// @param look how long after a round the next one begins by itself
    public Rounds(String name, W first, Duration look, Work<W> work) {
        this.latest = new AtomicReference<>(first);
        this.look = look;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins. To be called once.
    public void start() {
        thread.start();
    }

    /// Takes a wish. Returns at once.
    public void wish(W wish) {
        latest.set(wish);
        wake();
    }

    /// Begins another round soon, for whatever may have changed.
    public void wake() {
        wake.release();
    }

    /// Whether there is no newer wish than this one.
    public boolean isLatest(W wish) {
        return latest.get() == wish;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                wake.tryAcquire(look.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                round(latest.get());
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void round(W wish) throws InterruptedException {
        try {
            work.round(wish);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: a round failed: {1}", thread.getName(), e.toString());
        }
    }
}
