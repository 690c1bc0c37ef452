package io.fairlead.core.http2;

/// How many bytes of bodies the peer may send, on all streams together and on each, and what is given back once it
/// has been read, in pieces that are worth a frame. From any thread; takes the lock of the outbox.
final class ReceiveWindow {

    private final Outbox outbox;
    private final ControlFrames control;
    private final int most;
    private final int mostOfStream;

    // Guarded by the lock of the outbox.
    private int size;
    private int unacknowledged;
    private boolean known;

    ReceiveWindow(Outbox outbox, ControlFrames control, Http2Options options) {
        this.outbox = outbox;
        this.control = control;
        this.most = options.connectionWindow();
        this.mostOfStream = options.streamWindow();
        this.size = most;
    }

    /// For who holds the lock.
    void begin(Http2Stream stream) {
        stream.receiveWindow = known ? mostOfStream : Math.max(mostOfStream, PeerSettings.DEFAULT_WINDOW);
    }

    /// The peer knows our settings now.
    void known() {
        synchronized (outbox) {
            known = true;
        }
    }

    /// Bytes have come on some stream.
    void spend(int count) {
        synchronized (outbox) {
            size -= count;
            if (size < 0) {
                throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "more than the connection's window");
            }
        }
    }

    /// Bytes have come on this stream.
    ///
    /// @return whether they were allowed
    boolean spend(Http2Stream stream, int count) {
        synchronized (outbox) {
            stream.receiveWindow -= count;
            return stream.receiveWindow >= 0;
        }
    }

    /// Gives back what has been read.
    void consumed(Http2Stream stream, int count) {
        synchronized (outbox) {
            acknowledge(count);
            stream.unacknowledged += count;
            if (!stream.remoteEnd && 2 * stream.unacknowledged >= mostOfStream) {
                control.windowUpdate(stream.id(), stream.unacknowledged);
                stream.receiveWindow += stream.unacknowledged;
                stream.unacknowledged = 0;
            }
        }
        outbox.flush();
    }

    /// Gives back what nobody reads, where its stream needs it no more.
    void discarded(int count) {
        if (count > 0) {
            synchronized (outbox) {
                acknowledge(count);
            }
        }
    }

    private void acknowledge(int count) {
        unacknowledged += count;
        if (2 * unacknowledged >= most) {
            control.windowUpdate(0, unacknowledged);
            size += unacknowledged;
            unacknowledged = 0;
        }
    }
}
