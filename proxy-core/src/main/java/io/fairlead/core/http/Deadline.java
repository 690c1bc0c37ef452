package io.fairlead.core.http;

/// The time by which a connection must have moved on. The thread of the connection sets it, the
/// [Reaper] looks at it: no wait on the hot path is a timed one.
public final class Deadline {

    private final Runnable end;
    private volatile long at;
    private volatile boolean expired;

    /// @param end closes what is late, from the reaper's thread; must not block
    public Deadline(Runnable end) {
        this.end = end;
    }

    /// Demands progress within so many nanoseconds from now; 0 means no limit.
    public void within(long nanos) {
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

    void check(long now) {
        var limit = at;
        if (limit != 0 && now - limit > 0) {
            expired = true;
            at = 0;
            end.run();
        }
    }
}
