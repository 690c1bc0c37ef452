package io.fairlead.core.http2;

/// The numbers of streams, which only grow: ours, as we give them out, and those that the peer has used. Changed
/// under the lock of the outbox; the thread that reads asks without it.
final class StreamIds {

    private final boolean server;
    private volatile int next = 1;
    private int lastOfPeer;

    StreamIds(boolean server) {
        this.server = server;
    }

    /// Whether there is no number left that could be given out.
    boolean areSpent() {
        return next < 0;
    }

    int take() {
        var id = next;
        next = id + 2;
        return id;
    }

    /// The peer uses a number, on the thread that reads.
    void seen(int id) {
        lastOfPeer = id;
    }

    int lastOfPeer() {
        return lastOfPeer;
    }

    /// Whether a stream has never been used. For the thread that reads.
    boolean isIdle(int id) {
        var own = (id & 1) == (server ? 0 : 1);
        return own ? server || id >= next : id > lastOfPeer;
    }
}
