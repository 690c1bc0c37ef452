package io.fairlead.core.http2;

import io.fairlead.core.http.BadMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stream on the server's side, and the handler that answers it, on a thread of its own.
///
/// A [StreamRequest] is called with it, finds its [#body], writes a [#head], [#send]s, and [#finish]es.
public final class ServerStream extends Http2Stream implements Runnable {

    private final StreamRequest request;
    private final @Nullable BadMessage refusal;
    private volatile @Nullable Thread handler;
    private volatile long answerBy;
    private volatile long lingersUntil;

    /// Whether it waits for a slot. Guarded by the lock of the connection's outbox.
    boolean queued;

    // For the thread that reads the connection.
    private long unwanted;

    ServerStream(Http2Connection connection, int id, StreamRequest request, @Nullable BadMessage refusal) {
        super(connection, id);
        this.request = request;
        this.refusal = refusal;
    }

    /// Why the request must be refused, if it must.
    public @Nullable BadMessage refusal() {
        return refusal;
    }

    /// Resets the stream unless the answer is complete within this time; zero means no limit.
    public void answerWithin(Duration time) {
        answerBy = time.isZero() ? 0 : System.nanoTime() + time.toNanos() | 1;
    }

    /// Writes an interim head, unless a final one has been written or the stream has ended.
    public void inform(HeadWriter writer) {
        connection.messages.interim(this, writer);
        connection.flush();
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

    private void answer() {
        if (hasFailed()) {
            request.drop();
        } else {
            request.answer(this);
        }
    }

    /// If the whole answer was given, a peer that still sends its message may do so for a while, unread, and is then
    /// told that it is not wanted (RFC 9113 section 8.1); if not, the answer must not look complete.
    @Override
    public void finish() {
        answerBy = 0;
        abandon();
        if (connection.endings.lingers(this)) {
            lingersUntil =
                    System.nanoTime() + connection.options().unwantedTime().toNanos() | 1;
        } else if (!localEnd) {
            reset(ErrorCode.INTERNAL_ERROR);
        }
    }

    /// It was taken back before its turn came.
    void drop() {
        request.drop();
    }

    @Override
    void wake(boolean interrupts) {
        var running = handler;
        if (interrupts && running != null) {
            running.interrupt();
        }
    }

    @Override
    void takeUnwanted(int count) {
        unwanted += count;
        if (lingersUntil != 0 && unwanted > connection.options().unwantedBytes()) {
            reset(ErrorCode.NO_ERROR);
        }
    }

    @Override
    void check(long now, long stallNanos) {
        super.check(now, stallNanos);
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
}
