package io.fairlead.core.entrypoint;

import io.fairlead.core.http.TlsSession;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection that a balancer has made for a client.
///
/// @param socket the balancer's
/// @param remote the client, as the balancer says
record IntroducedTransport(Transport socket, InetSocketAddress remote) implements Transport {

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return socket.read(target, offset, length);
    }

    @Override
    public int readNow(byte[] target, int offset, int length) throws IOException {
        return socket.readNow(target, offset, length);
    }

    @Override
    public long progress() {
        return socket.progress();
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        socket.write(source, offset, length);
    }

    @Override
    public void endWrite() throws IOException {
        socket.endWrite();
    }

    @Override
    public boolean isQuiet() {
        return socket.isQuiet();
    }

    @Override
    public void relax() {
        socket.relax();
    }

    @Override
    public void endRead() {
        socket.endRead();
    }

    @Override
    public @Nullable TlsSession tls() {
        return socket.tls();
    }

    @Override
    public Optional<InetAddress> local() {
        return socket.local();
    }

    @Override
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
