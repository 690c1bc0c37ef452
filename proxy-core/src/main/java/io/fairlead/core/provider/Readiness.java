package io.fairlead.core.provider;

import io.fairlead.core.provider.Message.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether every provider has been heard once, with a configuration or with the reason why it has none and none is to
/// come; and how far each is.
public final class Readiness {

    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    Readiness(Collection<String> providers) {
        providers.forEach(provider -> standings.put(provider, Standing.WAITING));
        heard(Map.of());
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
        synchronized (standings) {
            return standings.entrySet().stream()
                    .filter(entry -> entry.getValue() == Standing.WAITING)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /// A line for each provider, such as for a person who asks why.
    public List<String> detail() {
        synchronized (standings) {
            return standings.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + words(entry.getValue()))
                    .toList();
        }
    }

    void heard(Map<String, Standing> heard) {
        synchronized (standings) {
            standings.putAll(heard);
            if (!standings.containsValue(Standing.WAITING)) {
                ready.countDown();
            }
        }
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case WAITING -> "waiting for its first configuration";
            case CURRENT -> "ok";
            case BEHIND -> "behind, the last configuration stays in force";
        };
    }
}
