package io.fairlead.core.middleware.traffic;

import java.util.concurrent.TimeUnit;

/// Time and chance, so that a test can hold both.
interface Stopwatch {

    /// Those of the machine.
    Stopwatch SYSTEM = new Stopwatch() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public double chance() {
            return Math.random();
        }
    };

    long nanoTime();

    void sleep(long nanos) throws InterruptedException;

    /// At least 0, less than 1.
    double chance();
}
