package io.fairlead.core.http2;

import java.util.concurrent.ThreadFactory;

/// Where streams begin: a client opens them, a server admits what its client opens and runs a handler for it. Takes
/// the lock of the outbox, unless a method says otherwise.
final class Openings {

    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("h2-stream").factory();

    private final Shared shared;
    private final Outbox outbox;
    private final Streams streams;
    private final Departure departure;
    private final int most;

    /// @param most streams that the peer may have open
    Openings(Shared shared, Departure departure, int most) {
        this.shared = shared;
        this.outbox = shared.outbox();
        this.streams = shared.streams();
        this.departure = departure;
        this.most = most;
    }

    /// Whether another stream may be opened now. For who holds the lock.
    boolean isOpen() {
        return !isClosed() && streams.count() < shared.peer().concurrentStreams();
    }

    /// Whether none can ever be opened again. For who holds the lock.
    boolean isClosed() {
        return departure.hasBegun() || shared.ids().areSpent();
    }

    /// Opens a stream. For who holds the lock.
    ///
    /// @throws StreamClosed if the connection takes no more, which has been [StreamClosed#unseen]
    ClientStream open(Http2Connection connection, String method) throws StreamClosed {
        if (!isOpen()) {
            throw new StreamClosed(ErrorCode.REFUSED_STREAM, true, "connection takes no more streams");
        }
        var stream = new ClientStream(connection, shared.ids().take(), method);
        add(stream);
        return stream;
    }

    /// Whether a new stream of the peer can be served. On the thread that reads.
    boolean admits(int id) {
        synchronized (outbox) {
            shared.ids().seen(id);
            return departure.allows(id) && streams.count() < most;
        }
    }

    /// Begins to serve a stream, now or when a slot is free. On the thread that reads.
    void serve(ServerStream stream) {
        boolean now;
        synchronized (outbox) {
            add(stream);
            now = shared.slots().take(stream);
        }
        if (now) {
            start(stream);
        }
    }

    /// A handler has finished: its slot is free (S-08).
    void handled() {
        ServerStream next;
        synchronized (outbox) {
            next = shared.slots().pass();
        }
        if (next != null) {
            start(next);
        }
        departure.concludeIfDone();
    }

    private void add(Http2Stream stream) {
        shared.sending().begin(stream);
        shared.receiving().begin(stream);
        streams.add(stream);
    }

    private static void start(ServerStream stream) {
        THREADS.newThread(stream).start();
    }
}
