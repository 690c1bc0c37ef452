package io.fairlead.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A transport over a socket channel of our own.
public final class ChannelTransport implements Transport {

    private static final System.Logger LOGGER = System.getLogger(ChannelTransport.class.getName());

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final AtomicLong written = new AtomicLong();
    private final byte[] probe = new byte[1];
    private ByteBuffer reading = ByteBuffer.allocate(0);
    private ByteBuffer writing = ByteBuffer.allocate(0);

    /// Takes over a connected channel, and closes it in the end.
    public ChannelTransport(SocketChannel channel, InetSocketAddress remote) {
        this.channel = channel;
        this.remote = remote;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        reading = view(reading, target);
        reading.limit(offset + length).position(offset);
        return channel.read(reading);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        writing = view(writing, source);
        writing.limit(offset + length).position(offset);
        while (writing.hasRemaining()) {
            written.lazySet(written.getPlain() + channel.write(writing));
        }
    }

    /// Without lingering what closes is a reset.
    @Override
    public void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "a connection to " + remote + " had ended before", e);
        }
        close();
    }

    @Override
    public long progress() {
        return written.get();
    }

    @Override
    public int readNow(byte[] target, int offset, int length) throws IOException {
        channel.configureBlocking(false);
        var count = channel.read(ByteBuffer.wrap(target, offset, length));
        channel.configureBlocking(true);
        return count;
    }

    @Override
    public void endRead() {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "a connection to " + remote + " had ended before", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "closing a connection to " + remote + " failed", e);
        }
    }

    @Override
    public Optional<InetAddress> local() {
        var socket = channel.socket();
        return socket.isBound() ? Optional.of(socket.getLocalAddress()) : Optional.empty();
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public void endWrite() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isQuiet() {
        try {
            return readNow(probe, 0, 1) == 0;
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "an idle connection to " + remote + " has failed", e);
            return false;
        }
    }

    /// Wrapping is not free, and it is nearly always the same array.
    private static ByteBuffer view(ByteBuffer last, byte[] array) {
        return last.array() == array ? last.clear() : ByteBuffer.wrap(array);
    }
}
