package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A sink that remembers, as the core does, and that a test can wait for.
final class RecordingSink implements ConfigurationSink {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final List<Set<String>> history = new ArrayList<>();
    private Optional<DynamicConfiguration> configuration = Optional.empty();
    private List<Problem> setAside = List.of();
    private List<Problem> reported = List.of();
    private boolean ready;

    @Override
    public synchronized void publish(DynamicConfiguration published, List<Problem> found) {
        configuration = Optional.of(published);
        setAside = found;
        reported = List.of();
        ready = true;
        history.add(published.http().routers().keySet());
        notifyAll();
    }

    @Override
    public synchronized void report(List<Problem> found) {
        reported = found;
        ready = true;
        notifyAll();
    }

    @Override
    public synchronized void waiting(List<Problem> found) {
        reported = found;
        notifyAll();
    }

    synchronized List<Set<String>> history() {
        return List.copyOf(history);
    }

    synchronized Set<String> routers() {
        return configuration.map(some -> some.http().routers().keySet()).orElse(Set.of());
    }

    synchronized Optional<DynamicConfiguration> configuration() {
        return configuration;
    }

    synchronized List<Problem> problems() {
        var all = new ArrayList<>(setAside);
        all.addAll(reported);
        return all;
    }

    /// Whether the provider counts as heard.
    synchronized boolean ready() {
        return ready;
    }

    synchronized void await(Predicate<RecordingSink> condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (!condition.test(this)) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("still " + configuration + ", " + problems());
            }
            wait(left);
        }
    }
}
