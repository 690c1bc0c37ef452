package io.fairlead.core.provider;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses between tries: they double from one second to thirty, each shortened by chance so that many proxies do
/// not come back together. A try that lasted longer than the longest pause starts from the beginning.
final class BackOff {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private Duration ceiling = SHORTEST;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /// The pause after a try.
    ///
    /// @param lasted how long the try went well
    Duration after(Duration lasted) {
        if (lasted.compareTo(LONGEST) > 0) {
            ceiling = SHORTEST;
        }
        ceiling = smaller(ceiling.multipliedBy(2), LONGEST);
        var floor = ceiling.dividedBy(2).toNanos();
        return Duration.ofNanos(random.nextLong(floor, ceiling.toNanos() + 1));
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
