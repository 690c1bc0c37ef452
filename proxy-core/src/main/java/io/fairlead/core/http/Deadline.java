package io.fairlead.core.http;

import java.util.function.LongSupplier;

/// The time by which a connection must have moved on. The thread of the connection sets it, the
/// [Reaper] looks at it: no wait on the hot path is a timed one.
public final class Deadline {

    private final Runnable end;
    private final LongSupplier progress;
    private volatile long at;
    private volatile boolean expired;
    private long span;
    private long seen;
    private long movedAt = System.nanoTime();

    /// @param end closes what is late, from the reaper's thread; must not block
    public Deadline(Runnable end) {
        this(end, () -> 0);
    }

    /// A deadline that starts anew whenever a number has changed.
    ///
    /// @param end closes what is late, from the reaper's thread; must not block
    public Deadline(Runnable end, LongSupplier progress) {
        this.end = end;
        this.progress = progress;
    }

    /// Demands progress within so many nanoseconds from now; 0 means no limit.
    public void within(long nanos) {
        span = nanos;
        at = nanos == 0 ? 0 : System.nanoTime() + nanos | 1;
    }

    /// Demands nothing.
    public void clear() {
        at = 0;
    }

    /// Whether the time ran out, so that the connection was closed.
    public boolean expired() {
        return expired;
    }

    /// Ends what is late; for who watches it instead of a [Reaper].
    public void check(long now) {
        var limit = at;
        if (limit != 0 && isStill(now) && now - limit > 0) {
            expired = true;
            at = 0;
            end.run();
        }
    }

    private boolean isStill(long now) {
        var current = progress.getAsLong();
        if (current != seen) {
            seen = current;
            movedAt = now;
        }
        return now - movedAt > span;
    }
}
