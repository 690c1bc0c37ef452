package io.fairlead.core.middleware.traffic;

/// How long to wait before the next try, and when there is no next one.
///
/// @param initial nanoseconds before the second try; zero means that nothing waits
/// @param budget nanoseconds after the first try in which others may start; zero means no limit
/// @param attempts how many tries there are
record Pauses(long initial, long budget, int attempts) {

    /// Waits before the try that follows this one.
    ///
    /// @param attempt the number of tries so far
    /// @return false if there is no time left, or somebody wants this thread to stop
    boolean await(int attempt, long started, Stopwatch watch) {
        var pause = pause(attempt, watch.chance());
        if (budget > 0 && watch.nanoTime() - started + pause >= budget) {
            return false;
        }
        try {
            if (pause > 0) {
                watch.sleep(pause);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Grows evenly to twice the first pause, give or take a half, so that clients do not come back
    /// all at once.
    long pause(int attempt, double chance) {
        var growth = Math.pow(2, (attempt - 1) / (double) Math.max(1, attempts - 1));
        return (long) (initial * growth * (0.5 + chance));
    }
}
