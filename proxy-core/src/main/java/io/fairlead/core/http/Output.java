package io.fairlead.core.http;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What waits to be written, so that a head and the beginning of its body travel together.
public final class Output {

    private static final int USUAL = 2 << 10;
    private static final int MOST = 32 << 10;
    private static final int PIECE = 1 << 10;

    private final Transport transport;
    private final @Nullable Deadline deadline;
    private final long stallNanos;
    private byte[] buffer = new byte[USUAL];
    private int size;
    private boolean intact = true;

    /// An empty buffer over a transport, which it does not close.
    public Output(Transport transport) {
        this(transport, null, 0);
    }

    /// An empty buffer over a transport whose peer must take what is written within a time.
    public Output(Transport transport, @Nullable Deadline deadline, long stallNanos) {
        this.transport = transport;
        this.deadline = deadline;
        this.stallNanos = stallNanos;
    }

    /// Starts a message: [#intact] tells whether all of it is still here.
    public void begin() {
        intact = true;
    }

    /// Whether nothing has been written since the message began.
    public boolean intact() {
        return intact;
    }

    /// The number of bytes that wait.
    public int size() {
        return size;
    }

    /// Adds bytes.
    public void put(byte[] source, int offset, int length) throws IOException {
        if (size + length > MOST) {
            flush();
            if (length > MOST) {
                send(source, offset, length);
                return;
            }
        }
        reserve(length);
        System.arraycopy(source, offset, buffer, size, length);
        size += length;
    }

    void put(byte[] source) throws IOException {
        put(source, 0, source.length);
    }

    /// Adds a text that holds one byte a character.
    void text(String latin1) throws IOException {
        var length = latin1.length();
        if (size + length > MOST) {
            flush();
        }
        reserve(length);
        for (var i = 0; i < length; i++) {
            buffer[size + i] = (byte) latin1.charAt(i);
        }
        size += length;
    }

    void put(char ascii) throws IOException {
        if (size == MOST) {
            flush();
        }
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    void crlf() throws IOException {
        put('\r');
        put('\n');
    }

    /// Adds a number that is not negative, in decimal.
    void number(long value) throws IOException {
        if (value >= 10) {
            number(value / 10);
        }
        put((char) ('0' + value % 10));
    }

    /// Makes room for a piece of a body.
    ///
    /// @param wanted how many bytes the piece may have
    /// @return how many bytes [#buffer] can take from [#size] on: at least one, perhaps more than wanted
    int room(int wanted) throws IOException {
        if (MOST - size < Math.min(wanted, PIECE)) {
            flush();
        }
        reserve(Math.min(MOST - size, wanted));
        return buffer.length - size;
    }

    byte[] buffer() {
        return buffer;
    }

    /// Counts bytes that were put into [#buffer] directly.
    void advance(int count) {
        size += count;
    }

    /// Writes what waits.
    public void flush() throws IOException {
        if (size > 0) {
            var count = size;
            size = 0;
            send(buffer, 0, count);
        }
    }

    /// Takes over a message that another output has sent, to send it once more.
    ///
    /// @param length its size, when it had not left yet
    public void adopt(Output sent, int length) throws IOException {
        size = 0;
        begin();
        put(sent.buffer, 0, length);
    }

    /// Forgets what waits.
    void clear() {
        size = 0;
    }

    /// Gives memory back after a big message.
    void relax() {
        if (buffer.length > 2 * USUAL && size == 0) {
            buffer = new byte[USUAL];
        }
    }

    private void send(byte[] source, int offset, int length) throws IOException {
        intact = false;
        if (deadline == null) {
            transport.write(source, offset, length);
            return;
        }
        deadline.within(stallNanos);
        transport.write(source, offset, length);
        deadline.clear();
    }

    private void reserve(int length) {
        if (size + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + length, Math.min(MOST, 2 * buffer.length)));
        }
    }
}
