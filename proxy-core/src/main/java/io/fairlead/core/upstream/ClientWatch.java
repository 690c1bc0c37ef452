package io.fairlead.core.upstream;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.Waiting;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Ends an exchange whose client has gone (B-05). The reaper looks at the client of every wait that lasts from one
/// of its looks to the next, while the thread of the exchange waits for the server and touches nothing.
final class ClientWatch implements Waiting, Runnable {

    private static final int OFF = 0;
    private static final int FRESH = 1;
    private static final int LASTING = 2;
    private static final int LOOKING = 3;

    private final Runnable end;
    private final AtomicInteger state = new AtomicInteger(OFF);
    private volatile boolean gone;
    private @Nullable ClientLink link;

    /// @param end ends the wait, from the reaper's thread; must not block
    ClientWatch(Runnable end) {
        this.end = end;
    }

    /// From now on it is that client that is watched.
    void of(ClientLink client) {
        link = client;
    }

    /// Whether the wait was ended because the client has gone.
    boolean gone() {
        return gone;
    }

    @Override
    public void begin() {
        state.setRelease(FRESH);
    }

    @Override
    public void end() {
        for (var current = state.get(); current != OFF; current = state.get()) {
            if (current == LOOKING || !state.compareAndSet(current, OFF)) {
                Thread.yield();
            }
        }
    }

    /// One look of the reaper.
    @Override
    public void run() {
        if (!state.compareAndSet(FRESH, LASTING) && state.compareAndSet(LASTING, LOOKING)) {
            try {
                look();
            } finally {
                state.set(LASTING);
            }
        }
    }

    private void look() {
        var client = link;
        if (!gone && client != null && client.isGone()) {
            gone = true;
            end.run();
        }
    }
}
