package io.fairlead.core.http2;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.ResponseHead;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One exchange on a connection. One thread writes its message and one reads the other's; any thread may reset.
///
/// A server is called with a [StreamRequest], finds its [#body], writes a head and [#send]s. A client got the stream
/// from [Http2Connection#open] after its head was written, [#send]s, and reads with [#awaitHead] and [#body]. Both
/// [#finish] in the end.
public final class Http2Stream implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(Http2Stream.class.getName());

    /// Interim answers that wait for a thread which does not look.
    private static final int MOST_HEADS = 10;

    final Http2Connection connection;
    private final int id;
    private final String method;
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
    boolean queued;

    // For the thread that reads the connection.
    long announced = -1;
    long received;
    boolean hasHead;
    private long unwanted;

    private @Nullable StreamRequest request;
    private @Nullable BadMessage refusal;
    private @Nullable ArrayDeque<ResponseHead> heads;
    private volatile @Nullable StreamClosed failure;
    private volatile @Nullable Thread handler;
    private volatile @Nullable Thread sender;
    private volatile @Nullable Thread listener;
    private volatile long stalledSince;
    private volatile long answerBy;
    private volatile long lingersUntil;

    /// @param method of the request, where it is ours
    Http2Stream(Http2Connection connection, int id, String method) {
        this.connection = connection;
        this.id = id;
        this.method = method;
    }

    /// The number of the stream.
    public int id() {
        return id;
    }

    /// Why the request must be refused, if it must.
    public @Nullable BadMessage refusal() {
        return refusal;
    }

    /// Whether it has ended before its messages did. From any thread.
    public boolean hasFailed() {
        return failure != null;
    }

    /// Where the peer's message must move on, or the stream is reset.
    public Deadline deadline() {
        return reading;
    }

    /// Resets the stream unless the answer is complete within this time; zero means no limit.
    public void answerWithin(Duration time) {
        answerBy = time.isZero() ? 0 : System.nanoTime() + time.toNanos() | 1;
    }

    /// The body of the peer's message.
    ///
    /// @param pace with [#deadline], or another one that its owner has watched
    /// @param failureStatus what a client gets when the body breaks off
    /// @param opening runs before the first wait for a byte
    public Body body(BodyPace pace, int failureStatus, @Nullable Runnable opening) {
        content.settle(announced);
        if (content.finished() && content.trailers().size() == 0 || content.length() == 0) {
            return Body.empty();
        }
        return MessageBody.ofStream(content, pace, failureStatus, opening);
    }

    /// Waits for the next head of the server, interim or final; only on the client's side.
    ///
    /// @throws StreamClosed if none will come
    public ResponseHead awaitHead() throws IOException {
        while (true) {
            synchronized (content) {
                var head = heads == null ? null : heads.poll();
                if (head != null) {
                    return head;
                }
                if (failure != null) {
                    throw failure;
                }
                listener = Thread.currentThread();
            }
            LockSupport.park(this);
            requireUninterrupted();
        }
    }

    /// Writes a final head, or, with the end, trailers.
    ///
    /// @param end whether nothing follows
    /// @param more whether the caller sends something else at once, so that both may leave together
    /// @throws StreamClosed if the stream has ended
    public void head(HeadWriter writer, boolean end, boolean more) throws IOException {
        awaitRoom(0);
        connection.messages.head(this, writer, end);
        if (!more) {
            connection.flush();
        }
    }

    /// Writes an interim head, unless a final one has been written or the stream has ended.
    public void inform(HeadWriter writer) {
        connection.messages.interim(this, writer);
        connection.flush();
    }

    /// Sends bytes as the peer makes room for them.
    ///
    /// @param end whether nothing follows
    /// @throws StreamClosed if the stream has ended
    public void send(byte[] source, int offset, int length, boolean end) throws IOException {
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
    public void reset(ErrorCode code) {
        if (connection.endings.reset(this, code, new StreamClosed(code, false, "stream was reset here: " + code))) {
            connection.flush();
        }
    }

    /// Nobody does anything more with the stream. On the client's side what is incomplete is cancelled. On the
    /// server's, if the whole answer was given, a peer that still sends its message may do so for a while, unread,
    /// and is then told that it is not wanted (RFC 9113 section 8.1); if not, the answer must not look complete.
    public void finish() {
        answerBy = 0;
        connection.shared.receiving().discarded(content.abandon());
        if (!connection.isServer()) {
            reset(ErrorCode.CANCEL);
        } else if (connection.endings.lingers(this)) {
            lingersUntil =
                    System.nanoTime() + connection.options().unwantedTime().toNanos() | 1;
        } else if (!localEnd) {
            reset(ErrorCode.INTERNAL_ERROR);
        }
    }

    @Override
    public void run() {
        handler = Thread.currentThread();
        try {
            answer();
        } finally {
            handler = null;
            finish();
            connection.openings.handled();
        }
    }

    @Override
    public String toString() {
        return "stream " + id;
    }

    StreamBody content() {
        return content;
    }

    void requireOpen() throws StreamClosed {
        var reason = failure;
        if (reason != null) {
            throw reason;
        }
    }

    void take(StreamRequest incoming, @Nullable BadMessage reason) {
        request = incoming;
        refusal = reason;
    }

    /// A head has come.
    ///
    /// @return whether there are not too many already
    boolean take(ResponseHead head) {
        synchronized (content) {
            heads = heads == null ? new ArrayDeque<>(2) : heads;
            heads.add(head);
            LockSupport.unpark(listener);
            return heads.size() <= MOST_HEADS;
        }
    }

    ResponseHead freshHead() {
        return new ResponseHead(connection.heads());
    }

    /// Whether the answer has no body whatever its head says.
    boolean isBodyless(ResponseHead head) {
        return BodyRules.hasNoBody(method, head.status());
    }

    void endRemote(@Nullable HeaderBlock trailers) {
        content.end(trailers);
    }

    /// The bytes have been read.
    void consumed(int count) {
        connection.shared.receiving().consumed(this, count);
    }

    /// Makes everything fail that waits here.
    ///
    /// @param interrupts whether the thread of the handler is to leave what else it waits for
    void fail(StreamClosed reason, boolean interrupts) {
        if (failure == null) {
            failure = reason;
        }
        connection.shared.receiving().discarded(content.fail(reason));
        wakeSender();
        LockSupport.unpark(listener);
        var running = handler;
        if (interrupts && running != null) {
            running.interrupt();
        }
    }

    void wakeSender() {
        LockSupport.unpark(sender);
    }

    /// Looks at the times that the stream may take.
    void check(long now, long stallNanos) {
        reading.check(now);
        var since = stalledSince;
        if (stallNanos > 0 && since != 0 && now - since > stallNanos) {
            expire("peer gave no window for longer than allowed");
        }
        var limit = answerBy;
        if (limit != 0 && now - limit > 0) {
            answerBy = 0;
            expire("answer took longer than allowed");
        }
        var linger = lingersUntil;
        if (linger != 0 && now - linger > 0) {
            lingersUntil = 0;
            reset(ErrorCode.NO_ERROR);
        }
    }

    private void answer() {
        if (request == null) {
            return;
        }
        if (failure == null) {
            request.answer(this);
        } else {
            request.drop();
        }
    }

    /// It was taken back before its turn came.
    void drop() {
        if (request != null) {
            request.drop();
        }
    }

    /// S-04: whether the length that was announced is not the one that comes. For the thread that reads.
    boolean isWrongLength(boolean ends) {
        return announced >= 0 && (received > announced || ends && received < announced);
    }

    /// Counts what comes although nobody wants it.
    void takeUnwanted(int count) {
        unwanted += count;
        if (lingersUntil != 0 && unwanted > connection.options().unwantedBytes()) {
            reset(ErrorCode.NO_ERROR);
        }
    }

    /// Its time is over: ends it, and what its handler does.
    private void expire(String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> this + " of " + connection.remote() + " reset: " + reason);
        var closed = new StreamClosed(ErrorCode.CANCEL, false, reason);
        if (connection.endings.reset(this, ErrorCode.CANCEL, closed)) {
            fail(closed, true);
            connection.flush();
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

    void sender(Thread thread) {
        sender = thread;
    }

    private static void requireUninterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted on a stream");
        }
    }
}
