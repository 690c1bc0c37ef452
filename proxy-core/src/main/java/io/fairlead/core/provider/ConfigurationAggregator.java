package io.fairlead.core.provider;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Takes messages of all providers and hands on one merged configuration after the other, on a thread of its own.
///
/// It keeps one message that was taken and at most one that waits for each provider, so its memory is bounded
/// whatever they publish.
public final class ConfigurationAggregator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConfigurationAggregator.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Aggregation aggregation;
    private final Consumer<MergedConfiguration> listener;
    private final Readiness readiness;
    private final Time time;
    private final Thread thread;

    private ConfigurationAggregator(
            List<String> providers, Duration throttle, Consumer<MergedConfiguration> listener, Time time) {
        this.aggregation = new Aggregation(providers, throttle);
        this.listener = listener;
        this.readiness = new Readiness(providers);
        this.time = time;
        this.thread = Thread.ofVirtual().name("configuration").unstarted(this::run);
    }

    /// Starts the thread.
    ///
    /// @param providers the names of all that will speak, in the order in which they are merged
    /// @param throttle the least time between two configurations of one provider; 0 for none
    /// @param listener is given each merged configuration, in order, on one virtual thread; what it throws is
    ///     logged
    public static ConfigurationAggregator start(
            List<String> providers, Duration throttle, Consumer<MergedConfiguration> listener) {
        return start(providers, throttle, listener, Time.SYSTEM);
    }

    static ConfigurationAggregator start(
            List<String> providers, Duration throttle, Consumer<MergedConfiguration> listener, Time time) {
        var aggregator = new ConfigurationAggregator(providers, throttle, listener, time);
        aggregator.thread.start();
        return aggregator;
    }

    /// Takes a message; returns at once. For any thread.
    public void accept(Message message) {
        lock.lock();
        try {
            aggregation.accept(message);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Which providers were heard; one counts once the listener has returned from its first message.
    public Readiness readiness() {
        return readiness;
    }

    /// Stops the thread; what waits is not handed on.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.log(Level.WARNING, "the last configuration is still being applied");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks at the clock again, after a test has moved it.
    void look() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                deliver(next());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private Delivery next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                var merged = aggregation.take(time.nanos());
                if (merged.isPresent()) {
                    return new Delivery(merged.get(), Map.copyOf(aggregation.standings()));
                }
                await();
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop")
    private void await() throws InterruptedException {
        var due = aggregation.due(time.nanos());
        if (due.isEmpty()) {
            changed.await();
        } else {
            var _ = changed.awaitNanos(due.get());
        }
    }

    private void deliver(Delivery delivery) {
        try {
            listener.accept(delivery.configuration());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a configuration could not be applied; the one before stays", e);
        }
        readiness.heard(delivery.standings());
    }

    private record Delivery(MergedConfiguration configuration, Map<String, Message.Standing> standings) {}
}
