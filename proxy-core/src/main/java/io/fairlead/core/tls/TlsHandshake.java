package io.fairlead.core.tls;

import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// Makes a TLS connection of a transport. How long that may take is the caller's business: closing the transport ends
/// it.
public final class TlsHandshake {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MOST_RECORDS = 256;
    private static final int MOST_BYTES = 256 << 10;

    private final SSLEngine engine;
    private final Transport transport;
    private final CipherInput cipher;
    private final BooleanSupplier abandoned;
    private final ByteBuffer records = RecordBuffers.take();
    private int recordsRead;
    private int bytesRead;

    private TlsHandshake(SSLEngine engine, Transport transport, ByteBuffer early, BooleanSupplier abandoned) {
        this.engine = engine;
        this.transport = transport;
        this.abandoned = abandoned;
        this.cipher = new CipherInput(transport, early);
    }

    /// The handshake of a client, with an engine in client mode.
    ///
    /// @param policy what [TlsSession#policy] is to be
    /// @throws IOException if it fails; the transport is still to be closed
    public static TlsTransport client(SSLEngine engine, Transport transport, Object policy) throws IOException {
        return new TlsHandshake(engine, transport, NOTHING.duplicate(), () -> false).run("", policy);
    }

    /// The handshake of a server, with an engine in server mode.
    ///
    /// @param early bytes of the connection that were read before, at least the client's hello; taken over
    /// @param serverName the canonical name that the client asked for
    /// @param policy what [TlsSession#policy] is to be
    /// @param abandoned whether nobody waits for it any more
    /// @throws IOException if it fails; the transport is still to be closed
    static TlsTransport server(
            SSLEngine engine,
            Transport transport,
            ByteBuffer early,
            String serverName,
            Object policy,
            BooleanSupplier abandoned)
            throws IOException {
        return new TlsHandshake(engine, transport, early, abandoned).run(serverName, policy);
    }

    private TlsTransport run(String serverName, Object policy) throws IOException {
        try {
            engine.beginHandshake();
            negotiate();
        } catch (SSLException e) {
            explain();
            throw e;
        } finally {
            RecordBuffers.give(records);
        }
        var protocol = engine.getApplicationProtocol();
        var session = new TlsSession(serverName, protocol == null ? "" : protocol, policy, engine.getSession());
        return new TlsTransport(engine, transport, cipher, session);
    }

    private void negotiate() throws IOException {
        var status = engine.getHandshakeStatus();
        while (true) {
            switch (status) {
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> status = unwrap();
                case NEED_WRAP -> status = wrap();
                case NEED_TASK -> status = HandshakeWork.run(engine, abandoned);
                case FINISHED, NOT_HANDSHAKING -> {
                    flush();
                    return;
                }
            }
        }
    }

    private HandshakeStatus unwrap() throws IOException {
        if (cipher.isEmpty()) {
            fill();
        }
        var result = engine.unwrap(cipher.unread(), NOTHING);
        count(result.bytesConsumed());
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_UNDERFLOW -> fill();
            case BUFFER_OVERFLOW -> throw new SSLException("data before the end of the handshake");
            case CLOSED -> throw new EOFException("the peer ended the handshake");
        }
        return result.getHandshakeStatus();
    }

    private HandshakeStatus wrap() throws IOException {
        var result = engine.wrap(NOTHING, records);
        return switch (result.getStatus()) {
            case OK -> result.getHandshakeStatus();
            case BUFFER_OVERFLOW -> {
                flush();
                yield result.getHandshakeStatus();
            }
            case CLOSED -> throw new EOFException("the handshake was ended");
            case BUFFER_UNDERFLOW -> throw new IllegalStateException("an engine that cannot write");
        };
    }

    private void fill() throws IOException {
        flush();
        if (!cipher.fill()) {
            throw new EOFException("the peer ended in the middle of the handshake");
        }
    }

    private void flush() throws IOException {
        if (records.position() > 0) {
            transport.write(records.array(), 0, records.position());
            records.clear();
        }
    }

    private void count(int bytes) throws SSLException {
        bytesRead += bytes;
        recordsRead += bytes > 0 ? 1 : 0;
        if (recordsRead > MOST_RECORDS || bytesRead > MOST_BYTES) {
            throw new SSLException("a handshake in " + recordsRead + " records of " + bytesRead + " bytes");
        }
    }

    /// Sends the alert that belongs to a failure.
    private void explain() {
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone()) {
                var result = engine.wrap(NOTHING, records);
                if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
                    break;
                }
            }
            flush();
        } catch (IOException e) {
            // The connection ends in any case, with the first error.
        }
    }
}
