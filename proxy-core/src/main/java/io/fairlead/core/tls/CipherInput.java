package io.fairlead.core.tls;

import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Encrypted bytes that have arrived and not been used. The buffer is small while little comes, and grows no faster
/// than a peer sends.
final class CipherInput {

    private static final int SMALL = 2 << 10;
    private static final int CALM = 1 << 10;

    private final Transport transport;
    private ByteBuffer buffer;
    private int lastCount;

    /// @param early bytes of the connection that were read before; taken over
    CipherInput(Transport transport, ByteBuffer early) {
        this.transport = transport;
        this.buffer = early;
    }

    /// The bytes, between position and limit; whoever uses some moves the position.
    ByteBuffer unread() {
        return buffer;
    }

    boolean isEmpty() {
        return !buffer.hasRemaining();
    }

    /// Waits for more bytes.
    ///
    /// @return whether some came; otherwise the peer has ended
    boolean fill() throws IOException {
        prepare();
        var end = buffer.limit();
        return took(transport.read(buffer.array(), end, buffer.capacity() - end)) > 0;
    }

    /// Takes what has arrived without waiting.
    ///
    /// @return the number of bytes, 0 if nothing has arrived, -1 when the peer has ended
    int fillNow() throws IOException {
        prepare();
        var end = buffer.limit();
        return took(transport.readNow(buffer.array(), end, buffer.capacity() - end));
    }

    private void prepare() {
        if (isEmpty()) {
            if (lastCount <= CALM) {
                relax();
            }
            reuse();
        } else if (buffer.limit() == buffer.capacity()) {
            makeRoom();
        }
    }

    private int took(int count) {
        lastCount = count;
        if (count > 0) {
            buffer.limit(buffer.limit() + count);
        }
        return count;
    }

    /// Gives a big buffer back when nothing is in it.
    void relax() {
        if (isEmpty() && buffer.capacity() > SMALL) {
            release();
            buffer = ByteBuffer.allocate(SMALL).limit(0);
        }
    }

    private void reuse() {
        if (buffer.capacity() < SMALL) {
            buffer = ByteBuffer.allocate(SMALL);
        }
        buffer.clear().limit(0);
    }

    private void makeRoom() {
        if (buffer.position() > 0) {
            buffer.compact().flip();
            return;
        }
        var wanted = 2 * buffer.capacity();
        var bigger = wanted < RecordBuffers.SIZE ? ByteBuffer.allocate(wanted) : RecordBuffers.take();
        if (bigger.capacity() < wanted && buffer.capacity() >= bigger.capacity()) {
            throw new IllegalStateException("a record of more than " + buffer.capacity() + " bytes");
        }
        bigger.put(buffer).flip();
        release();
        buffer = bigger;
    }

    private void release() {
        if (buffer.capacity() == RecordBuffers.SIZE) {
            RecordBuffers.give(buffer);
        }
    }
}
