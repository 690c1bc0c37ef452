package io.fairlead.core.http2;

/// The frames that carry no part of a message, as they are added to what waits for the socket. For who holds the
/// lock of the outbox.
record ControlFrames(Outbox outbox) {

    void acknowledgeSettings() {
        outbox.countReply();
        outbox.pending().frame(0, FrameType.SETTINGS, FrameType.ACK, 0);
    }

    void ping(long payload) {
        ping(0, payload);
    }

    void pong(long payload) {
        outbox.countReply();
        ping(FrameType.ACK, payload);
    }

    void windowUpdate(int stream, int count) {
        number(FrameType.WINDOW_UPDATE, stream, count);
    }

    void rst(int stream, ErrorCode code) {
        number(FrameType.RST_STREAM, stream, code.ordinal());
    }

    void goAway(int lastStream, ErrorCode code) {
        var out = outbox.pending();
        out.frame(8, FrameType.GOAWAY, 0, 0);
        out.int32(lastStream);
        out.int32(code.ordinal());
    }

    private void ping(int flags, long payload) {
        var out = outbox.pending();
        out.frame(8, FrameType.PING, flags, 0);
        out.int32((int) (payload >>> 32));
        out.int32((int) payload);
    }

    private void number(int type, int stream, int value) {
        var out = outbox.pending();
        out.frame(4, type, 0, stream);
        out.int32(value);
    }
}
