package io.fairlead.core.provider;

import java.time.Duration;

/// The clock, and waiting by it.
interface Time {

    /// The clock of the machine.
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    /// As [System#nanoTime()]: only differences mean something.
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
}
