package io.fairlead.core.http2;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;

/// Where frames wait for the socket. Whoever has frames adds them under this object's lock, which is never held
/// while a byte is written; a thread of its own writes all that has come together in one piece.
final class Outbox {

    private static final System.Logger LOGGER = System.getLogger(Outbox.class.getName());

    /// What waits before streams have to.
    private static final int MOST = 64 << 10;

    /// A piece small enough that its progress says something about the peer.
    private static final int PIECE = 32 << 10;

    private static final int USUAL = 512;
    private static final int MOST_KEPT = 16 << 10;

    private final Transport transport;
    private final Deadline writing;
    private final long stallNanos;
    private final int mostReplies;
    private final ArrayDeque<Http2Stream> waiting = new ArrayDeque<>();
    private final Thread thread = Thread.ofVirtual().name("h2-writer").unstarted(this::run);
    private Bytes pending = new Bytes(USUAL);
    private Bytes leaving = new Bytes(USUAL);
    private int replies;
    private int repliesLeaving;
    private boolean ending;
    private volatile boolean resting;

    Outbox(Transport transport, Deadline writing, long stallNanos, int mostReplies) {
        this.transport = transport;
        this.writing = writing;
        this.stallNanos = stallNanos;
        this.mostReplies = mostReplies;
    }

    void start() {
        thread.start();
    }

    /// Where frames are added. For who holds the lock.
    Bytes pending() {
        return pending;
    }

    /// Whether a stream may add so much. For who holds the lock.
    boolean hasRoom(int length) {
        return pending.size() == 0 || pending.size() + length <= MOST;
    }

    /// Wakes a stream when there may be room. For who holds the lock.
    void awaitRoom(Http2Stream stream) {
        if (!stream.waiting) {
            stream.waiting = true;
            waiting.add(stream);
        }
    }

    /// The stream has ended. For who holds the lock.
    void forget(Http2Stream stream) {
        if (stream.waiting) {
            stream.waiting = false;
            waiting.remove(stream);
        }
    }

    /// Whether so much waits that what is not needed had better not be added. For who holds the lock.
    boolean isFlooded() {
        return pending.size() > 4 * MOST;
    }

    /// Counts a frame that answers one of the peer's, which may never read it. For who holds the lock.
    void countReply() {
        if (++replies + repliesLeaving > mostReplies) {
            throw ConnectionError.calm("peer does not read the replies it asks for");
        }
    }

    /// Sees to it that what was added leaves. For who does not hold the lock.
    void flush() {
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    /// Writes what is there, and then nothing more.
    void end() {
        synchronized (this) {
            ending = true;
        }
        flush();
    }

    /// Waits until everything has been written after [#end].
    void awaitEnd(Duration most) throws InterruptedException {
        if (!thread.join(most)) {
            LOGGER.log(System.Logger.Level.TRACE, "the last frames have not left in time");
        }
    }

    private void run() {
        try {
            while (next()) {
                send();
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "writing to " + transport.remote() + " failed: " + e);
            transport.close();
        }
    }

    /// Takes what waits.
    private boolean next() {
        while (true) {
            synchronized (this) {
                if (pending.size() > 0) {
                    take();
                    return true;
                }
                if (ending) {
                    return false;
                }
                repliesLeaving = 0;
                resting = true;
            }
            LockSupport.park(this);
        }
    }

    private void take() {
        var taken = pending;
        pending = leaving.capacity() > MOST_KEPT ? new Bytes(USUAL) : leaving;
        pending.size(0);
        leaving = taken;
        repliesLeaving = replies;
        replies = 0;
        for (var stream = waiting.poll(); stream != null; stream = waiting.poll()) {
            stream.waiting = false;
            stream.wakeSender();
        }
    }

    private void send() throws IOException {
        for (var start = 0; start < leaving.size(); start += PIECE) {
            writing.within(stallNanos);
            transport.write(leaving.array(), start, Math.min(PIECE, leaving.size() - start));
        }
        writing.clear();
    }
}
