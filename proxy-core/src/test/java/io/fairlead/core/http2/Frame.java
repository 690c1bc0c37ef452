package io.fairlead.core.http2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A frame as it came.
public record Frame(int type, int flags, int stream, byte[] payload) {

    public boolean is(int wanted) {
        return type == wanted;
    }

    public boolean ends() {
        return (type == FrameType.DATA || type == FrameType.HEADERS) && (flags & FrameType.END_STREAM) != 0;
    }

    public String text() {
        return new String(payload, StandardCharsets.ISO_8859_1);
    }

    /// The four bytes at an offset.
    public int number(int at) {
        return ByteBuffer.wrap(payload).getInt(at);
    }

    /// The error of a RST_STREAM or a GOAWAY.
    public ErrorCode error() {
        return ErrorCode.of(number(type == FrameType.GOAWAY ? 4 : 0));
    }

    @Override
    public String toString() {
        return "frame " + type + " flags " + flags + " stream " + stream + " length " + payload.length;
    }
}
