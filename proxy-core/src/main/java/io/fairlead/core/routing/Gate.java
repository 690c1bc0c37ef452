package io.fairlead.core.routing;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts who goes in and out, and can tell for sure that there was a moment when nobody was inside.
///
/// Each thread counts on a stripe of its own, so that counting does not pass a cache line from core to core.
final class Gate {

    private static final int MOST_STRIPES = 64;
    /// Longs from one stripe to the next: two cache lines, since lines are fetched in pairs.
    private static final int STRIDE = 16;

    private final int mask;
    private final AtomicLongArray counts;

    Gate() {
        var wanted = Math.min(MOST_STRIPES, 4 * Runtime.getRuntime().availableProcessors());
        var stripes = Integer.highestOneBit(Math.max(1, wanted * 2 - 1));
        mask = stripes - 1;
        counts = new AtomicLongArray((stripes + 1) * STRIDE);
    }

    void enter() {
        counts.getAndIncrement(stripe());
    }

    void leave() {
        counts.getAndIncrement(stripe() + 1);
    }

    /// Whether nobody was inside at some moment during the call. Both counts only grow. Those who left are
    /// counted first: if as many have entered when that is done, all of them had left before.
    boolean wasEmpty() {
        var left = sum(1);
        return sum(0) == left;
    }

    private long sum(int offset) {
        var sum = 0L;
        for (var stripe = 1; stripe <= mask + 1; stripe++) {
            sum += counts.get(stripe * STRIDE + offset);
        }
        return sum;
    }

    /// The first stripe lies one stride in, away from the header of the array.
    private int stripe() {
        return ((int) Thread.currentThread().threadId() & mask) * STRIDE + STRIDE;
    }
}
