package io.fairlead.core.entrypoint;

import java.util.concurrent.atomic.AtomicInteger;

/// How many requests may be in flight at a time; what comes above that is refused.
public final class RequestLimit {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    private RequestLimit(int most) {
        this.most = most;
    }

    /// A limit for all entry points that share it.
    public static RequestLimit of(int most) {
        return new RequestLimit(most);
    }

    /// Takes a place, if one is free; never waits.
    boolean take() {
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
