package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Tunnel;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A connection to a server that has left HTTP. What came behind the head is read first.
final class UpstreamTunnel implements Tunnel {

    private final UpstreamConnection connection;

    UpstreamTunnel(UpstreamConnection connection) {
        this.connection = connection;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            return connection.input().read(target, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        try {
            connection.transport().write(source, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endWrite() {
        try {
            connection.transport().endWrite();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void abort() {
        connection.transport().abort();
        connection.close();
    }

    @Override
    public void close() {
        connection.close();
    }
}
