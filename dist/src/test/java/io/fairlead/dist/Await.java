package io.fairlead.dist;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Looks again and again until something holds. It should hold within a second; the deadline is for busy machines.
final class Await {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Await() {}

    /// @param state what to show if it never holds
    static void until(Callable<Boolean> condition, Supplier<String> state) throws Exception {
        var end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come to hold within " + DEADLINE + "\n" + state.get());
            }
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
