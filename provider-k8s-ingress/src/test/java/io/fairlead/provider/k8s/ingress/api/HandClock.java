package io.fairlead.provider.k8s.ingress.api;

import java.time.Duration;
import java.time.Instant;

/// Clocks that a test moves.
public final class HandClock implements Ticker {

    private long nanos = 5;
    private Instant now = Instant.parse("2026-01-31T12:00:00.123456789Z");

    public synchronized void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    /// Lets only the time of day jump, as when somebody sets the clock.
    public synchronized void jump(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }
}
