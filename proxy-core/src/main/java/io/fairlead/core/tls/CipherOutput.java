package io.fairlead.core.tls;

import io.fairlead.core.http.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// Encrypts what is written: full records, two in one write. Whoever reads never waits for its lock.
final class CipherOutput {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Transport transport;
    private final ReentrantLock writing = new ReentrantLock();
    private ByteBuffer source = NOTHING;

    CipherOutput(SSLEngine engine, Transport transport) {
        this.engine = engine;
        this.transport = transport;
    }

    void write(byte[] array, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        writing.lock();
        try {
            source = view(source, array, offset, length);
            send(source);
        } finally {
            writing.unlock();
        }
    }

    /// Says that nothing more comes.
    void end() throws IOException {
        writing.lock();
        try {
            engine.closeOutbound();
            farewell();
            transport.endWrite();
        } finally {
            writing.unlock();
        }
    }

    /// Tells the peer why it failed, unless something is being written.
    void tell() {
        if (writing.tryLock()) {
            try {
                engine.closeOutbound();
                farewell();
            } catch (IOException e) {
                // The connection ends in any case, with the first error.
            } finally {
                writing.unlock();
            }
        }
    }

    private void send(ByteBuffer plain) throws IOException {
        var records = RecordBuffers.take();
        do {
            records.clear();
            encrypt(plain, records);
            transport.write(records.array(), 0, records.position());
        } while (plain.hasRemaining());
        RecordBuffers.give(records);
    }

    private void encrypt(ByteBuffer plain, ByteBuffer records) throws IOException {
        do {
            var result = engine.wrap(plain, records);
            switch (result.getStatus()) {
                case OK -> {
                    if (result.bytesProduced() == 0) {
                        throw new SSLException("the peer wants to renegotiate");
                    }
                }
                case BUFFER_OVERFLOW -> {
                    return;
                }
                case CLOSED -> throw new EOFException("the TLS connection was ended");
                case BUFFER_UNDERFLOW -> throw new IllegalStateException("an engine that cannot write");
            }
        } while (plain.hasRemaining());
    }

    /// Says goodbye, or what is wrong with what the peer sent.
    private void farewell() throws IOException {
        var records = RecordBuffers.take();
        while (!engine.isOutboundDone()) {
            var result = engine.wrap(NOTHING, records);
            if (result.getStatus() != Status.OK || result.bytesProduced() == 0) {
                break;
            }
        }
        if (records.position() > 0) {
            transport.write(records.array(), 0, records.position());
        }
        RecordBuffers.give(records);
    }

    /// The array as a buffer. Wrapping is not free, and it is nearly always the same array.
    static ByteBuffer view(ByteBuffer last, byte[] array, int offset, int length) {
        var view = last.array() == array ? last.clear() : ByteBuffer.wrap(array);
        return view.limit(offset + length).position(offset);
    }
}
