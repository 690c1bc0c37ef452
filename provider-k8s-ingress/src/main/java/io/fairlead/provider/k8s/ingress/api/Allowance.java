package io.fairlead.provider.k8s.ingress.api;

import java.time.Duration;

/// How often something may be done: some times at once, and then with a distance. For one thread.
public final class Allowance {

    private final long distance;
    private final int atOnce;
    private final Ticker ticker;

    /// When a full allowance would be there again if nothing more were done.
    private long full;

    /// @param distance between two
    /// @param atOnce how many may follow each other after a rest
    public Allowance(Duration distance, int atOnce, Ticker ticker) {
        this.distance = distance.toNanos();
        this.atOnce = atOnce;
        this.ticker = ticker;
        this.full = ticker.nanos();
    }

    /// How long to wait before the next one; it counts as done.
    public Duration next() {
        var now = ticker.nanos();
        full = (full - now < 0 ? now : full) + distance;
        return Duration.ofNanos(Math.max(0, full - now - atOnce * distance));
    }
}
