package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Transport;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/// A transport over the socket of a Helidon listener.
final class HelidonTransport implements Transport {

    private static final System.Logger LOGGER = System.getLogger(HelidonTransport.class.getName());
    private static final byte[] NOTHING = {};

    private final HelidonSocket socket;
    private final InetSocketAddress remote;
    private byte[] pending = NOTHING;
    private int used;

    HelidonTransport(HelidonSocket socket) {
        this.socket = socket;
        this.remote = (InetSocketAddress) socket.remotePeer().address();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (used == pending.length && !receive()) {
            return -1;
        }
        var count = Math.min(length, pending.length - used);
        System.arraycopy(pending, used, target, offset, count);
        used += count;
        if (used == pending.length) {
            pending = NOTHING;
            used = 0;
        }
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        try {
            socket.write(BufferData.create(source, offset, length));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Helidon's socket ends both directions or none.
    @Override
    public void endWrite() {
        close();
    }

    /// Helidon's socket cannot look without waiting.
    @Override
    public boolean isQuiet() {
        return used == pending.length && socket.isConnected();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (UncheckedIOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "the connection of " + remote + " had ended before", e);
        }
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    private boolean receive() throws IOException {
        try {
            var bytes = socket.get();
            if (bytes == null) {
                return false;
            }
            pending = bytes;
            used = 0;
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
