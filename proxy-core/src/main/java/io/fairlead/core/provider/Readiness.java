package io.fairlead.core.provider;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether every provider has been heard once, with a configuration or with the reason why it has none.
public final class Readiness {

    private final Set<String> silent;
    private final CountDownLatch ready = new CountDownLatch(1);

    Readiness(Collection<String> providers) {
        this.silent = new LinkedHashSet<>(providers);
        heard(List.of());
    }

    /// Whether all were heard. Never false again once it was true. Cheap, for any thread.
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /// Waits until all were heard.
    ///
    /// @return whether they were, within that time
    public boolean await(Duration limit) throws InterruptedException {
        return ready.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The providers that were not heard yet.
    public List<String> silent() {
        synchronized (silent) {
            return List.copyOf(silent);
        }
    }

    void heard(Collection<String> providers) {
        synchronized (silent) {
            silent.removeAll(providers);
            if (silent.isEmpty()) {
                ready.countDown();
            }
        }
    }
}
