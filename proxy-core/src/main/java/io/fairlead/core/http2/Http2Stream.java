package io.fairlead.core.http2;

import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.MessageBody;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One exchange on a connection. One thread writes its message and one reads the other's; any thread may reset.
public abstract sealed class Http2Stream permits ClientStream, ServerStream {

    private static final System.Logger LOGGER = System.getLogger(Http2Stream.class.getName());

    final Http2Connection connection;
    private final int id;
    private final StreamBody content = new StreamBody(this);
    private final Deadline reading = new Deadline(() -> expire("waited for longer than allowed"));

    /// The next one of the same bucket.
    @Nullable
    Http2Stream next;

    // Guarded by the lock of the connection's outbox.
    long sendWindow;
    int receiveWindow;
    int unacknowledged;
    boolean localEnd;
    boolean remoteEnd;
    boolean answered;
    boolean starving;
    boolean waiting;

    // For the thread that reads the connection.
    long announced = -1;
    long received;

    private volatile @Nullable StreamClosed failure;
    private volatile @Nullable Thread sender;
    private volatile long stalledSince;

    Http2Stream(Http2Connection connection, int id) {
        this.connection = connection;
        this.id = id;
    }

    /// The number of the stream.
    public final int id() {
        return id;
    }

    /// Whether it has ended before its messages did. From any thread.
    public final boolean hasFailed() {
        return failure != null;
    }

    /// Where the peer's message must move on, or the stream is reset.
    public final Deadline deadline() {
        return reading;
    }

    /// The body of the peer's message.
    ///
    /// @param pace with [#deadline], or another one that its owner has watched
    /// @param failureStatus what a client gets when the body breaks off
    /// @param opening runs before the first wait for a byte
    public final Body body(BodyPace pace, int failureStatus, @Nullable Runnable opening) {
        content.settle(announced);
        if (content.finished() && content.trailers().size() == 0 || content.length() == 0) {
            return Body.empty();
        }
        return MessageBody.ofStream(content, pace, failureStatus, opening);
    }

    /// Writes a final head, or, with the end, trailers.
    ///
    /// @param end whether nothing follows
    /// @param more whether the caller sends something else at once, so that both may leave together
    /// @throws StreamClosed if the stream has ended
    public final void head(HeadWriter writer, boolean end, boolean more) throws IOException {
        awaitRoom(0);
        connection.messages.head(this, writer, end);
        if (!more) {
            connection.flush();
        }
    }

    /// Sends bytes as the peer makes room for them.
    ///
    /// @param end whether nothing follows
    /// @throws StreamClosed if the stream has ended
    public final void send(byte[] source, int offset, int length, boolean end) throws IOException {
        var sent = 0;
        do {
            var count = connection.messages.data(this, source, offset + sent, length - sent, end);
            if (count < 0) {
                park();
            } else {
                sent += count;
                stalledSince = 0;
            }
        } while (sent < length || end && !localEnd);
        connection.flush();
    }

    /// Ends the stream now, in both directions.
    public final void reset(ErrorCode code) {
        if (connection.endings.reset(this, code, new StreamClosed(code, false, "stream was reset here: " + code))) {
            connection.flush();
        }
    }

    /// Nobody does anything more with the stream.
    public abstract void finish();

    @Override
    public final String toString() {
        return "stream " + id;
    }

    final StreamBody content() {
        return content;
    }

    final void requireOpen() throws StreamClosed {
        var reason = failure;
        if (reason != null) {
            throw reason;
        }
    }

    /// The peer's message is complete.
    final void endRemote(@Nullable HeaderBlock trailers) {
        content.end(trailers);
    }

    /// The bytes have been read.
    final void consumed(int count) {
        connection.shared.receiving().consumed(this, count);
    }

    /// Nobody reads the rest of the peer's message.
    final void abandon() {
        connection.shared.receiving().discarded(content.abandon());
    }

    /// Makes everything fail that waits here.
    ///
    /// @param interrupts whether the thread of the handler is to leave what else it waits for
    final void fail(StreamClosed reason, boolean interrupts) {
        if (failure == null) {
            failure = reason;
        }
        connection.shared.receiving().discarded(content.fail(reason));
        wakeSender();
        wake(interrupts);
    }

    /// Wakes who waits for more than to send or to read a body.
    abstract void wake(boolean interrupts);

    final void wakeSender() {
        LockSupport.unpark(sender);
    }

    /// The thread that waits for room to send.
    final void sender(Thread thread) {
        sender = thread;
    }

    /// S-04: whether the length that was announced is not the one that comes. For the thread that reads.
    final boolean isWrongLength(boolean ends) {
        return announced >= 0 && (received > announced || ends && received < announced);
    }

    /// Something comes although nobody wants it. For the thread that reads.
    void takeUnwanted(int count) {}

    /// Looks at the times that the stream may take.
    void check(long now, long stallNanos) {
        reading.check(now);
        var since = stalledSince;
        if (stallNanos > 0 && since != 0 && now - since > stallNanos) {
            expire("peer gave no window for longer than allowed");
        }
    }

    /// Its time is over: ends it, and what its handler does.
    final void expire(String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> this + " of " + connection.remote() + " reset: " + reason);
        var closed = new StreamClosed(ErrorCode.CANCEL, false, reason);
        if (connection.endings.reset(this, ErrorCode.CANCEL, closed)) {
            fail(closed, true);
            connection.flush();
        }
    }

    static void requireUninterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted on a stream");
        }
    }

    private void awaitRoom(int length) throws IOException {
        while (!connection.messages.hasRoom(this, length)) {
            park();
        }
        stalledSince = 0;
    }

    /// Waits for the connection to call.
    private void park() throws IOException {
        connection.flush();
        if (stalledSince == 0) {
            stalledSince = System.nanoTime() | 1;
        }
        LockSupport.park(this);
        requireUninterrupted();
    }
}
