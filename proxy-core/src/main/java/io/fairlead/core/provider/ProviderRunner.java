package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.GoDuration;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Runs one provider on a virtual thread, and again when it fails.
public final class ProviderRunner implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ProviderRunner.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NamedProvider provider;
    private final Spoken spoken;
    private final Time time;
    private final BackOff backOff;
    private final Thread thread;
    private volatile boolean stopping;

    private ProviderRunner(NamedProvider provider, Consumer<Message> listener, Time time, BackOff backOff) {
        this.provider = provider;
        this.spoken = new Spoken(provider.name(), listener);
        this.time = time;
        this.backOff = backOff;
        this.thread = Thread.ofVirtual().name("provider-" + provider.name()).unstarted(this::run);
    }

    /// Starts a provider.
    ///
    /// @param listener takes what it says; called on threads of the provider, one at a time
    public static ProviderRunner start(NamedProvider provider, Consumer<Message> listener) {
        return start(provider, listener, Time.SYSTEM, new BackOff(new SplittableRandom()));
    }

    static ProviderRunner start(NamedProvider provider, Consumer<Message> listener, Time time, BackOff backOff) {
        var runner = new ProviderRunner(provider, listener, time, backOff);
        runner.thread.start();
        return runner;
    }

    /// Interrupts the provider and waits a little for its end.
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.log(Level.WARNING, "provider {0} does not end", provider.name());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping && !ran()) {
                // The next try: the last one failed and its pause is over.
            }
        } catch (InterruptedException _) {
            // Told to stop during a pause.
        }
    }

    /// Whether the provider came to its end, rather than failed.
    private boolean ran() throws InterruptedException {
        var sink = new Spoken.Sink(spoken);
        var begin = time.nanos();
        try {
            provider.provider().run(sink);
            spoken.end();
            return true;
        } catch (Throwable failure) {
            sink.shut();
            if (!stopping) {
                pause(failure, Duration.ofNanos(time.nanos() - begin));
            }
            return false;
        }
    }

    private void pause(Throwable failure, Duration lasted) throws InterruptedException {
        var pause = backOff.after(lasted);
        var words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        LOG.log(
                Level.WARNING,
                "provider {0} failed, next try in {1}: {2}",
                provider.name(),
                GoDuration.format(pause.truncatedTo(ChronoUnit.MILLIS)),
                words);
        LOG.log(Level.DEBUG, "the failure of provider " + provider.name(), failure);
        spoken.report(List.of(new Problem(
                "provider " + provider.name(), "", String.valueOf(words), "a provider that runs; it is tried again")));
        time.sleep(pause);
    }
}
