package io.fairlead.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A transport over a socket channel of our own, which does not block: who cannot go on waits for its poller.
public final class ChannelTransport implements Transport {

    private static final System.Logger LOGGER = System.getLogger(ChannelTransport.class.getName());

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final ChannelEvents events;
    private final AtomicLong written = new AtomicLong();
    private final byte[] probe = new byte[1];
    private boolean drained;
    private ByteBuffer reading = ByteBuffer.allocate(0);
    private ByteBuffer writing = ByteBuffer.allocate(0);

    /// Starts the threads that all transports share. Later there may be no descriptors left for them.
    public static void prepare() {
        ChannelPollers.prepare();
    }

    /// Takes over a connected channel, and closes it in the end.
    public ChannelTransport(SocketChannel channel, InetSocketAddress remote) throws IOException {
        this.channel = channel;
        this.events = ChannelPollers.watch(channel);
        this.remote = remote;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        reading = view(reading, target);
        reading.limit(offset + length).position(offset);
        var count = drained && events.tellsOfInput() ? 0 : channel.read(reading);
        while (count == 0) {
            events.awaitInput();
            heedInterrupt();
            count = channel.read(reading);
        }
        drained = count < length;
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        writing = view(writing, source);
        writing.limit(offset + length).position(offset);
        while (writing.hasRemaining()) {
            var count = channel.write(writing);
            written.lazySet(written.getPlain() + count);
            if (count == 0) {
                events.awaitRoom();
                heedInterrupt();
            }
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
        return channel.read(ByteBuffer.wrap(target, offset, length));
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
        } finally {
            events.close();
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

    /// As a channel does that blocks.
    private void heedInterrupt() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new ClosedByInterruptException();
        }
    }

    /// Wrapping is not free, and it is nearly always the same array.
    private static ByteBuffer view(ByteBuffer last, byte[] array) {
        return last.array() == array ? last.clear() : ByteBuffer.wrap(array);
    }
}
