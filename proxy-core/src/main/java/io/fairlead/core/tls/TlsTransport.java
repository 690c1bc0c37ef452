package io.fairlead.core.tls;

import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A transport that encrypts what goes over another one. [TlsHandshake] makes it.
///
/// Reading never writes: what TLS itself has to say, such as the answer to a key update, travels ahead of the next
/// written byte. So neither direction waits for the other.
public final class TlsTransport implements Transport {

    private static final String TLS_1_3 = "TLSv1.3";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Transport transport;
    private final CipherInput cipher;
    private final CipherOutput output;
    private final TlsSession session;
    private final boolean renegotiable;
    private final RecordBudget budget = new RecordBudget();
    private ByteBuffer target = NOTHING;
    private @Nullable ByteBuffer clear;
    private boolean ended;

    TlsTransport(SSLEngine engine, Transport transport, CipherInput cipher, TlsSession session) {
        this.engine = engine;
        this.transport = transport;
        this.cipher = cipher;
        this.output = new CipherOutput(engine, transport);
        this.session = session;
        this.renegotiable = !engine.getSession().getProtocol().equals(TLS_1_3);
    }

    @Override
    public TlsSession tls() {
        return session;
    }

    @Override
    public Optional<InetAddress> local() {
        return transport.local();
    }

    @Override
    public InetSocketAddress remote() {
        return transport.remote();
    }

    /// Reads at least one byte.
    ///
    /// @return the number of bytes, or -1 when the peer has said that it ends
    /// @throws EOFException if the peer ended without saying so: what it had sent may have been cut
    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
        return read(array, offset, length, true);
    }

    @Override
    public int readNow(byte[] array, int offset, int length) throws IOException {
        return read(array, offset, length, false);
    }

    private int read(byte[] array, int offset, int length, boolean wait) throws IOException {
        if (clear != null) {
            return takeClear(clear, array, offset, length);
        }
        if (ended) {
            return -1;
        }
        target = CipherOutput.view(target, array, offset, length);
        return decrypt(target, wait);
    }

    @Override
    public long progress() {
        return transport.progress();
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        output.write(array, offset, length);
    }

    /// Says that nothing more comes. Without it a peer takes the end of the connection for an accident.
    @Override
    public void endWrite() throws IOException {
        output.end();
    }

    /// What TLS itself sends, such as a session ticket, is used up.
    @Override
    public boolean isQuiet() {
        if (clear != null || ended) {
            return false;
        }
        var aside = RecordBuffers.take();
        try {
            if (decrypt(aside, false) > 0) {
                clear = aside.flip();
                return false;
            }
            RecordBuffers.give(aside);
            return !ended && cipher.isEmpty();
        } catch (IOException e) {
            ended = true;
            return false;
        }
    }

    @Override
    public void relax() {
        cipher.relax();
        transport.relax();
    }

    @Override
    public void abort() {
        transport.abort();
    }

    @Override
    public void endRead() {
        transport.endRead();
    }

    /// Ends the connection without a word, so that nobody waits for a peer that does not read.
    @Override
    public void close() {
        transport.close();
    }

    private int decrypt(ByteBuffer plain, boolean wait) throws IOException {
        try {
            return decryptRecords(plain, wait);
        } catch (SSLException e) {
            ended = true;
            output.tell();
            throw e;
        }
    }

    private int decryptRecords(ByteBuffer plain, boolean wait) throws IOException {
        var start = plain.position();
        while (true) {
            if (cipher.isEmpty() && !engine.isInboundDone() && !fill(wait)) {
                return 0;
            }
            var status = unwrap(plain).getStatus();
            var count = plain.position() - start;
            if (count > 0 && (status != Status.OK || cipher.isEmpty())) {
                return count;
            }
            if (status == Status.BUFFER_OVERFLOW) {
                status = decryptAside();
                if (clear != null) {
                    return takeClear(clear, plain.array(), start, plain.remaining());
                }
            }
            if (status == Status.CLOSED) {
                ended = true;
                return -1;
            }
            if (status == Status.BUFFER_UNDERFLOW && !fill(wait)) {
                return 0;
            }
        }
    }

    /// Decrypts a record that is larger than what the reader offers; what comes of it is [#clear].
    private Status decryptAside() throws IOException {
        var aside = RecordBuffers.take();
        var status = unwrap(aside).getStatus();
        aside.flip();
        if (status == Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record of more than " + aside.capacity() + " bytes");
        }
        if (aside.hasRemaining()) {
            clear = aside;
        } else {
            RecordBuffers.give(aside);
        }
        return status;
    }

    private int takeClear(ByteBuffer from, byte[] array, int offset, int length) {
        var count = Math.min(length, from.remaining());
        from.get(array, offset, count);
        if (!from.hasRemaining()) {
            clear = null;
            RecordBuffers.give(from);
        }
        return count;
    }

    private SSLEngineResult unwrap(ByteBuffer plain) throws SSLException {
        var result = engine.unwrap(cipher.unread(), plain);
        if (result.bytesConsumed() > 0) {
            budget.count(result.bytesProduced());
        }
        if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            refuseRenegotiation(result);
        }
        return result;
    }

    /// Nothing but a key update or a ticket may come after the handshake (T-01).
    private void refuseRenegotiation(SSLEngineResult result) throws SSLException {
        var handshake = result.getHandshakeStatus();
        var wraps = handshake == HandshakeStatus.NEED_WRAP && result.getStatus() != Status.CLOSED;
        if (handshake == HandshakeStatus.NEED_TASK || renegotiable && wraps && !engine.isInboundDone()) {
            letEngineRefuse();
            throw new SSLException("the peer wants to renegotiate");
        }
    }

    /// The engine may not renegotiate either (see [JsseSettings]); asked to, it makes the alert that says so.
    private void letEngineRefuse() throws SSLException {
        var task = engine.getDelegatedTask();
        if (task != null) {
            task.run();
            engine.unwrap(NOTHING, ByteBuffer.allocate(0));
        }
    }

    /// @return whether some bytes came; only without waiting there may be none
    private boolean fill(boolean wait) throws IOException {
        var count = wait ? cipher.fill() ? 1 : -1 : cipher.fillNow();
        if (count < 0) {
            ended = true;
            throw new EOFException("the peer ended without close_notify");
        }
        return count > 0;
    }
}
