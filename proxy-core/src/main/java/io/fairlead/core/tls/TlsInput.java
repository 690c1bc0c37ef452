package io.fairlead.core.tls;

import java.nio.ByteBuffer;

/// Reads the numbers and vectors of the TLS presentation language (RFC 8446 section 3).
final class TlsInput {

    private final ByteBuffer bytes;

    TlsInput(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    int remaining() {
        return bytes.remaining();
    }

    /// A number of so many bytes.
    int number(int width) throws HelloException {
        need(width);
        var value = 0;
        for (var i = 0; i < width; i++) {
            value = value << 8 | bytes.get() & 0xff;
        }
        return value;
    }

    /// A vector whose length stands in so many bytes.
    TlsInput vector(int width) throws HelloException {
        var length = number(width);
        need(length);
        var content = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new TlsInput(content);
    }

    void skip(int count) throws HelloException {
        need(count);
        bytes.position(bytes.position() + count);
    }

    byte[] rest() {
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    void end() throws HelloException {
        if (!isAtEnd()) {
            throw HelloException.malformed("bytes behind the end");
        }
    }

    private void need(int count) throws HelloException {
        if (bytes.remaining() < count) {
            throw HelloException.malformed("a length beyond the end");
        }
    }
}
