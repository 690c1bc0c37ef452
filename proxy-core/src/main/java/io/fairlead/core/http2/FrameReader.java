package io.fairlead.core.http2;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/// Reads one frame after the other. What has come together is dealt with before anything is written.
final class FrameReader {

    private static final System.Logger LOGGER = System.getLogger(FrameReader.class.getName());
    private static final int HEAD = 9;

    private final Input input;
    private final Http2Connection connection;
    private final Inbound inbound;
    private final Deadline deadline;
    private final long frameNanos;

    FrameReader(Input input, Transport transport, Http2Connection connection, Inbound inbound) {
        this.input = input;
        this.connection = connection;
        this.inbound = inbound;
        this.deadline = new Deadline(transport::close);
        this.frameNanos = connection.options().frameTime().toNanos();
    }

    Deadline deadline() {
        return deadline;
    }

    /// Reads until the peer ends its side between two frames.
    void run() throws IOException {
        if (connection.isServer()) {
            preface();
        }
        while (need(HEAD)) {
            frame();
        }
    }

    /// Reads and drops what a refused peer still sends.
    void discard(int most) {
        try {
            input.discard(most);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "a refused peer is gone", e);
        }
    }

    private void preface() throws IOException {
        deadline.within(frameNanos);
        var length = Greeting.PREFACE.length;
        if (!input.require(length)) {
            throw new EOFException("peer ended before its preface");
        }
        var start = input.position();
        if (!Arrays.equals(input.buffer(), start, start + length, Greeting.PREFACE, 0, length)) {
            throw ConnectionError.protocol("bytes that are no preface");
        }
        input.skip(length);
    }

    private void frame() throws IOException {
        var bytes = input.buffer();
        var at = input.position();
        var length = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        if (length > PeerSettings.SMALLEST_FRAME) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "frame longer than 16384 bytes");
        }
        if (!need(HEAD + length)) {
            throw new EOFException("peer ended inside a frame");
        }
        bytes = input.buffer();
        at = input.position();
        inbound.frame(
                bytes[at + 3] & 0xff,
                bytes[at + 4] & 0xff,
                int32(bytes, at + 5) & 0x7fff_ffff,
                bytes,
                at + HEAD,
                length);
        input.skip(HEAD + length);
    }

    /// Makes bytes available; before it waits, what the last frames led to is sent.
    private boolean need(int count) throws IOException {
        if (input.available() >= count) {
            return true;
        }
        connection.flush();
        if (input.available() > 0 || inbound.isInsideBlock()) {
            deadline.within(frameNanos);
            var there = input.require(count);
            connection.heard();
            deadline.clear();
            return there;
        }
        deadline.clear();
        var there = input.require(1);
        connection.heard();
        return there && need(count);
    }

    static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
