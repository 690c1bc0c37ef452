package io.fairlead.core.http2;

import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.time.Duration;

/// How a connection ends in good order (S-13): it says that it takes no more streams, lets the open ones finish, and
/// closes then. From any thread; takes the lock of the outbox, unless a method says otherwise.
final class Departure {

    private static final int NOT_YET = Integer.MAX_VALUE;
    private static final long PING = 0x6661_6972_6c65_6164L;
    private static final long ROUND_TRIP_NANOS = 1_000_000_000L;
    private static final Duration LAST_FRAMES = Duration.ofSeconds(1);

    private final Shared shared;
    private final Outbox outbox;
    private final ControlFrames control;
    private final Transport transport;

    // Guarded by the lock of the outbox.
    private int lastServed = NOT_YET;
    private boolean leaving;
    private boolean lost;

    private volatile long lastCallAt;
    private volatile long closeAt;
    private volatile boolean parting;
    private volatile boolean concluded;

    Departure(Shared shared, Transport transport) {
        this.shared = shared;
        this.outbox = shared.outbox();
        this.control = shared.control();
        this.transport = transport;
    }

    /// Whether no stream may begin any more. For who holds the lock.
    boolean hasBegun() {
        return leaving || lost;
    }

    /// Whether the peer's stream came early enough to be served. For who holds the lock.
    boolean allows(int id) {
        return id <= lastServed;
    }

    /// Says that it leaves.
    void begin() {
        synchronized (outbox) {
            if (hasBegun()) {
                return;
            }
            if (shared.server()) {
                leaving = true;
                control.goAway(Integer.MAX_VALUE, ErrorCode.NO_ERROR);
                control.ping(PING);
                lastCallAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
            } else {
                control.goAway(0, ErrorCode.NO_ERROR);
                follow();
            }
        }
        outbox.flush();
        concludeIfDone();
    }

    /// A client leaves as soon as its streams have ended. For who holds the lock.
    void follow() {
        leaving = true;
        lastServed = 0;
        parting = true;
    }

    /// There is no connection any more. For who holds the lock.
    void lose() {
        lost = true;
    }

    /// The peer has answered a ping.
    void answered(long ping) {
        if (ping == PING) {
            lastCall();
        }
    }

    /// Says what the peer did wrong; its streams are no longer waited for.
    void complain(ErrorCode code) {
        synchronized (outbox) {
            control.goAway(shared.ids().lastOfPeer(), code);
            concluded = true;
        }
        closeAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
    }

    /// Closes a connection that is leaving and has no stream any more. For who does not hold the lock.
    void concludeIfDone() {
        if (!parting || concluded) {
            return;
        }
        synchronized (outbox) {
            if (shared.streams().count() > 0 || !shared.slots().areFree() || lost || concluded) {
                return;
            }
            concluded = true;
        }
        closeAt = System.nanoTime() + ROUND_TRIP_NANOS | 1;
        Thread.ofVirtual().name("h2-end").start(this::partGently);
    }

    /// A peer that still sends must not lose what is on its way to it.
    void partGently() {
        outbox.end();
        try {
            outbox.awaitEnd(LAST_FRAMES);
            transport.endWrite();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            transport.close();
        }
    }

    /// Goes on where the peer has had its time.
    void check(long now) {
        if (isOver(lastCallAt, now)) {
            lastCall();
        }
        if (isOver(closeAt, now)) {
            transport.close();
        }
    }

    /// One round trip after the first GOAWAY no request can be under way that has not come.
    private void lastCall() {
        lastCallAt = 0;
        synchronized (outbox) {
            if (lastServed != NOT_YET || lost) {
                return;
            }
            lastServed = shared.ids().lastOfPeer();
            parting = true;
            control.goAway(lastServed, ErrorCode.NO_ERROR);
        }
        outbox.flush();
        concludeIfDone();
    }

    private static boolean isOver(long limit, long now) {
        return limit != 0 && now - limit > 0;
    }
}
