package io.fairlead.provider.k8s.ingress.api;

import java.time.Instant;

/// The two clocks: one for how long something lasts, one for what is told to others.
public interface Ticker {

    /// Those of the system.
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    };

    /// Only differences mean something.
    long nanos();

    /// The time of day, which other machines may see otherwise.
    Instant now();
}
