package io.fairlead.core.http2;

import java.util.ArrayDeque;

/// Where streams end: with both messages, by a reset of either side, or with the connection. From any thread; takes
/// the lock of the outbox, unless a method says otherwise.
final class Endings {

    private final Shared shared;
    private final Outbox outbox;
    private final Streams streams;
    private final Departure departure;

    Endings(Shared shared, Departure departure) {
        this.shared = shared;
        this.outbox = shared.outbox();
        this.streams = shared.streams();
        this.departure = departure;
    }

    /// Our message is complete. For who holds the lock, and then lets the [Departure] conclude.
    void endLocal(Http2Stream stream) {
        stream.localEnd = true;
        if (stream.remoteEnd) {
            remove(stream, Streams.End.BOTH_SIDES);
        }
    }

    /// The peer's message is complete.
    void endRemote(Http2Stream stream) {
        synchronized (outbox) {
            stream.remoteEnd = true;
            if (stream.localEnd) {
                remove(stream, Streams.End.BOTH_SIDES);
            }
        }
        departure.concludeIfDone();
    }

    /// Whether our message is complete and the peer's is not.
    boolean lingers(Http2Stream stream) {
        synchronized (outbox) {
            return stream.localEnd && !stream.remoteEnd;
        }
    }

    /// We reset a stream.
    ///
    /// @return whether it was open
    boolean reset(Http2Stream stream, ErrorCode code, StreamClosed reason) {
        boolean unbegun;
        synchronized (outbox) {
            if (isClosed(stream)) {
                return false;
            }
            shared.control().rst(stream.id(), code);
            unbegun = remove(stream, Streams.End.RESET_BY_US);
        }
        conclude(stream, reason, false, unbegun);
        return true;
    }

    /// We refuse a stream that was never opened.
    void refuse(int id, ErrorCode code) {
        synchronized (outbox) {
            outbox.countReply();
            shared.control().rst(id, code);
            streams.remember(id, Streams.End.RESET_BY_US);
        }
    }

    /// The peer resets a stream, or can no longer end it.
    void fail(Http2Stream stream, StreamClosed reason) {
        boolean unbegun;
        synchronized (outbox) {
            if (isClosed(stream)) {
                return;
            }
            unbegun = remove(stream, Streams.End.RESET_BY_PEER);
        }
        conclude(stream, reason, true, unbegun);
    }

    /// The peer goes away: streams behind this one it has not seen.
    void abandon(int lastId, ErrorCode code) {
        var unseen = new ArrayDeque<Http2Stream>();
        synchronized (outbox) {
            if (!shared.server()) {
                departure.follow();
                streams.forEach(stream -> {
                    if (stream.id() > lastId) {
                        unseen.add(stream);
                    }
                });
            }
        }
        unseen.forEach(stream -> fail(stream, new StreamClosed(code, true, "server goes away without this stream")));
        departure.concludeIfDone();
    }

    /// There is no connection any more.
    void loseAll() {
        var open = new ArrayDeque<Http2Stream>();
        synchronized (outbox) {
            departure.lose();
            streams.forEach(open::add);
        }
        var reason = new StreamClosed(ErrorCode.CANCEL, false, "connection has ended");
        open.forEach(stream -> fail(stream, reason));
    }

    /// @return whether its handler has not begun
    private boolean remove(Http2Stream stream, Streams.End how) {
        stream.localEnd = true;
        stream.remoteEnd = true;
        streams.remove(stream, how);
        shared.sending().forget(stream);
        outbox.forget(stream);
        return stream instanceof ServerStream served && shared.slots().forget(served);
    }

    private void conclude(Http2Stream stream, StreamClosed reason, boolean interrupts, boolean unbegun) {
        stream.fail(reason, interrupts);
        if (unbegun && stream instanceof ServerStream served) {
            served.drop();
        }
        departure.concludeIfDone();
    }

    private static boolean isClosed(Http2Stream stream) {
        return stream.localEnd && stream.remoteEnd;
    }
}
