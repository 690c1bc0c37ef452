package io.fairlead.provider.k8s.ingress.cluster;

import java.time.Duration;
import java.util.SplittableRandom;

/// How long to wait before the next try. For one thread.
final class BackOff {

    /// A server that asks for more than this is asked again all the same.
    private static final Duration LONGEST_WISH = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 20;

    private final Pace pace;
    private final SplittableRandom random;
    private int failures;

    BackOff(Pace pace, SplittableRandom random) {
        this.pace = pace;
        this.random = random;
    }

    /// Something came of the last try.
    void reset() {
        failures = 0;
    }

    /// The wait after a try that came to nothing: about twice the one before.
    Duration next() {
        var base = Math.min(pace.longest().toNanos(), pace.first().toNanos() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofNanos(base / 2 + random.nextLong(base / 2 + 1) + 1);
    }

    /// The same, and no less than the server asked for.
    Duration next(Duration wish) {
        var own = next();
        var asked = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        return asked.compareTo(own) > 0 ? asked.plus(soon()) : own;
    }

    /// A wait for what many clients do at the same moment, such as to list anew after a restart of the server.
    Duration soon() {
        return Duration.ofNanos(random.nextLong(pace.first().toNanos() + 1));
    }

    /// How long the next watch shall last, in seconds.
    long watchSeconds() {
        return pace.watch().toSeconds() + random.nextLong(pace.watch().toSeconds() + 1);
    }
}
