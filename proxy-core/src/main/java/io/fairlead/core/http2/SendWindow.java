package io.fairlead.core.http2;

import java.util.ArrayDeque;

/// How many bytes of bodies the peer takes: on all streams together, and on a new one. Guarded by the lock of the
/// outbox.
final class SendWindow {

    private final ArrayDeque<Http2Stream> starved = new ArrayDeque<>();
    private long size = PeerSettings.DEFAULT_WINDOW;
    private int initial = PeerSettings.DEFAULT_WINDOW;

    void begin(Http2Stream stream) {
        stream.sendWindow = initial;
    }

    /// How many bytes a stream may send; if none, and it is not its own window that forbids it, it is called when
    /// there is more.
    int allowance(Http2Stream stream, int most) {
        var count = (int) Math.min(most, stream.sendWindow);
        if (count > 0 && size <= 0) {
            starve(stream);
        }
        return (int) Math.min(count, size);
    }

    void spend(Http2Stream stream, int count) {
        stream.sendWindow -= count;
        size -= count;
    }

    /// The peer takes more on all streams together.
    void widen(int count) {
        size += count;
        if (size > Integer.MAX_VALUE) {
            throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "window of the connection above 2^31-1");
        }
        for (var stream = starved.poll(); stream != null; stream = starved.poll()) {
            stream.starving = false;
            stream.wakeSender();
        }
    }

    /// The peer changes the window that streams begin with, and thereby that of each open one.
    void initial(int value, Streams streams) {
        var change = (long) value - initial;
        initial = value;
        streams.forEach(stream -> {
            stream.sendWindow += change;
            if (stream.sendWindow > Integer.MAX_VALUE) {
                throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "window of a stream above 2^31-1");
            }
            stream.wakeSender();
        });
    }

    /// The stream has ended: a peer that resets what waits must not make the queue grow (S-11).
    void forget(Http2Stream stream) {
        if (stream.starving) {
            stream.starving = false;
            starved.remove(stream);
        }
    }

    /// How many streams wait.
    int starved() {
        return starved.size();
    }

    private void starve(Http2Stream stream) {
        if (!stream.starving) {
            stream.starving = true;
            starved.add(stream);
        }
    }
}
