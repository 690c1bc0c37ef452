package io.fairlead.core.http2;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The places of handlers, of which no more run than there may be streams, and the streams that wait for one: who
/// resets what runs does not make more of them run (S-08). Guarded by the lock of the outbox.
final class Slots {

    private final int most;
    private final ArrayDeque<ServerStream> waiting = new ArrayDeque<>();
    private int running;

    Slots(int most) {
        this.most = most;
    }

    /// Gives the stream a place, or lets it wait for one.
    ///
    /// @return whether it may start now
    boolean take(ServerStream stream) {
        if (running < most) {
            running++;
            return true;
        }
        stream.queued = true;
        waiting.add(stream);
        return false;
    }

    /// A handler has finished.
    ///
    /// @return the stream that gets its place and must be started
    @Nullable
    ServerStream pass() {
        var next = waiting.poll();
        if (next == null) {
            running--;
        } else {
            next.queued = false;
        }
        return next;
    }

    /// A stream has ended.
    ///
    /// @return whether it waited for a place, which it no longer does
    boolean forget(ServerStream stream) {
        var queued = stream.queued;
        if (queued) {
            stream.queued = false;
            waiting.remove(stream);
        }
        return queued;
    }

    /// Whether no handler runs.
    boolean areFree() {
        return running == 0;
    }

    int waiting() {
        return waiting.size();
    }
}
