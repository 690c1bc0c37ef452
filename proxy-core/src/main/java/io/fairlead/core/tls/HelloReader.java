package io.fairlead.core.tls;

import io.fairlead.core.http.Input;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Reads a client's hello, which may be spread over records and segments, before an engine sees it. The engine is then
/// given the same message, put together.
final class HelloReader {

    private static final int HEADER = 5;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int MESSAGE_HEADER = 4;
    private static final int MOST_RECORDS = 16;
    private static final int MOST_BYTES = 64 << 10;
    private static final int LONGEST_RECORD = 1 << 14;
    private static final int USUAL = 2 << 10;

    private final Input input;
    private byte[] message = new byte[USUAL];
    private int length;
    private int minor;

    HelloReader(Input input) {
        this.input = input;
    }

    /// Reads all of the hello, and whatever has arrived behind it.
    ///
    /// @throws HelloException if it cannot be understood, or is longer than a hello has reason to be
    ClientHello read() throws IOException {
        for (var records = 1; !isComplete(); records++) {
            if (records > MOST_RECORDS) {
                throw HelloException.tooLong("more than " + MOST_RECORDS + " records");
            }
            readRecord();
        }
        var body = ByteBuffer.wrap(message, MESSAGE_HEADER, length - MESSAGE_HEADER);
        return ClientHello.parse(body.slice());
    }

    /// The bytes for the engine.
    ByteBuffer records() throws IOException {
        var count = (length + LONGEST_RECORD - 1) / LONGEST_RECORD;
        var rest = input.available();
        var bytes = ByteBuffer.allocate(Math.max(USUAL, length + count * HEADER + rest));
        for (var at = 0; at < length; at += LONGEST_RECORD) {
            var part = Math.min(LONGEST_RECORD, length - at);
            bytes.put((byte) HANDSHAKE).put((byte) 3).put((byte) minor).putShort((short) part);
            bytes.put(message, at, part);
        }
        readFully(bytes.array(), bytes.position(), rest);
        return bytes.position(bytes.position() + rest).flip();
    }

    private boolean isComplete() throws HelloException {
        if (length < MESSAGE_HEADER) {
            return false;
        }
        var announced = (message[1] & 0xff) << 16 | (message[2] & 0xff) << 8 | message[3] & 0xff;
        if (announced > MOST_BYTES - MESSAGE_HEADER) {
            throw HelloException.tooLong(announced + " bytes");
        }
        if (length > announced + MESSAGE_HEADER) {
            throw HelloException.unexpected("another message behind it");
        }
        return length == announced + MESSAGE_HEADER;
    }

    private void readRecord() throws IOException {
        var header = new byte[HEADER];
        readFully(header, 0, HEADER);
        if (header[0] != HANDSHAKE || header[1] != 3) {
            throw HelloException.unexpected("a record of another kind");
        }
        if (length == 0) {
            minor = header[2];
        }
        var size = (header[3] & 0xff) << 8 | header[4] & 0xff;
        if (size == 0 || size > LONGEST_RECORD) {
            throw HelloException.tooLong("a record of " + size + " bytes");
        }
        if (length + size > MOST_BYTES) {
            throw HelloException.tooLong("more than " + MOST_BYTES + " bytes");
        }
        append(size);
        if (message[0] != CLIENT_HELLO) {
            throw HelloException.unexpected("message " + message[0]);
        }
    }

    private void append(int size) throws IOException {
        if (length + size > message.length) {
            message = Arrays.copyOf(message, Math.max(length + size, 2 * message.length));
        }
        readFully(message, length, size);
        length += size;
    }

    private void readFully(byte[] target, int offset, int count) throws IOException {
        for (var done = 0; done < count; ) {
            var read = input.read(target, offset + done, count - done);
            if (read < 0) {
                throw new EOFException("the client ended in the middle of its hello");
            }
            done += read;
        }
    }
}
