package io.fairlead.core.http;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What happens on one channel, for the thread that reads and the one that writes. Interest in reading stays, except
/// while something waits to be read that nobody reads.
final class ChannelEvents {

    /// Whether the poller tells when there is something to read, and whether somebody waits for that.
    private enum Reading {
        WATCHED,
        AWAITED,
        UNWATCHED
    }

    /// How often the poller finds something that nobody takes before it looks away. Who has just been told may not have
    /// read yet, but the poller must not go round and round.
    private static final int MOST_UNTAKEN = 2;

    private final ChannelPoller poller;
    private final SelectionKey key;
    private final AtomicReference<Reading> reading = new AtomicReference<>(Reading.UNWATCHED);
    private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();
    private volatile @Nullable Thread reader;
    private volatile boolean closed;
    private int untaken;

    ChannelEvents(ChannelPoller poller, SelectionKey key) {
        this.poller = poller;
        this.key = key;
    }

    /// Whether the poller tells of the next byte, so that who has read all need not try.
    boolean tellsOfInput() {
        return reading.get() == Reading.WATCHED;
    }

    /// Waits until there may be something to read, the channel is closed, or the thread is interrupted.
    void awaitInput() {
        reader = Thread.currentThread();
        if (reading.getAndSet(Reading.AWAITED) == Reading.UNWATCHED) {
            addInterest(SelectionKey.OP_READ);
        }
        while (reading.get() == Reading.AWAITED && !isOver()) {
            LockSupport.park(this);
        }
        reading.compareAndSet(Reading.AWAITED, Reading.WATCHED);
        // A connection that rests must not hold on to the thread that used it last, and to all that is its.
        reader = null;
    }

    /// Waits until there may be room to write, the channel is closed, or the thread is interrupted.
    void awaitRoom() {
        writer.set(Thread.currentThread());
        addInterest(SelectionKey.OP_WRITE);
        while (writer.get() != null && !isOver()) {
            LockSupport.park(this);
        }
        writer.set(null);
    }

    /// The poller has found something. Whoever closes the channel at this moment wakes by [#close] who waits.
    void found() {
        try {
            var operations = key.readyOps();
            if ((operations & SelectionKey.OP_READ) != 0) {
                foundInput();
            }
            if ((operations & SelectionKey.OP_WRITE) != 0) {
                foundRoom();
            }
        } catch (CancelledKeyException _) {
            closed = true;
        }
    }

    /// The channel has been closed: wakes who waits, and lets the descriptor go.
    void close() {
        closed = true;
        LockSupport.unpark(reader);
        LockSupport.unpark(writer.get());
        poller.notice();
    }

    private boolean isOver() {
        return closed || Thread.currentThread().isInterrupted();
    }

    private void foundInput() {
        if (reading.compareAndSet(Reading.AWAITED, Reading.WATCHED)) {
            untaken = 0;
            LockSupport.unpark(reader);
        } else if (++untaken == MOST_UNTAKEN) {
            untaken = 0;
            lookAway();
        }
    }

    /// Who came to wait meanwhile reads again, and waits again if that was in vain.
    private void lookAway() {
        key.interestOpsAnd(~SelectionKey.OP_READ);
        if (reading.getAndSet(Reading.UNWATCHED) == Reading.AWAITED) {
            LockSupport.unpark(reader);
        }
    }

    private void foundRoom() {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        LockSupport.unpark(writer.getAndSet(null));
    }

    private void addInterest(int operation) {
        try {
            key.interestOpsOr(operation);
            poller.notice();
        } catch (CancelledKeyException _) {
            closed = true;
        }
    }
}
