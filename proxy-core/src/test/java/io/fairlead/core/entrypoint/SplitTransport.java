package io.fairlead.core.entrypoint;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// A client's transport that sends its first bytes, the hello, in pieces of its own.
final class SplitTransport implements Transport {

    private static final int HEADER = 5;

    private final Transport transport;
    private final int segment;
    private final int record;
    private boolean begun;

    private SplitTransport(Transport transport, int segment, int record) {
        this.transport = transport;
        this.segment = segment;
        this.record = record;
    }

    /// @param segment bytes of each segment
    static SplitTransport segments(int port, int segment) throws IOException {
        return new SplitTransport(connect(port), segment, Integer.MAX_VALUE);
    }

    /// @param record bytes of each record
    static SplitTransport records(int port, int record) throws IOException {
        return new SplitTransport(connect(port), Integer.MAX_VALUE, record);
    }

    private static Transport connect(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new ChannelTransport(channel, address);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return transport.read(target, offset, length);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (begun) {
            transport.write(source, offset, length);
            return;
        }
        begun = true;
        var hello = Arrays.copyOfRange(source, offset, offset + length);
        var bytes = record == Integer.MAX_VALUE ? hello : reframed(hello);
        for (var at = 0; at < bytes.length; at += Math.min(segment, bytes.length)) {
            transport.write(bytes, at, Math.min(segment, bytes.length - at));
        }
    }

    private byte[] reframed(byte[] hello) {
        var message = hello.length - HEADER;
        var count = (message + record - 1) / record;
        var bytes = new byte[message + count * HEADER];
        var to = 0;
        for (var from = HEADER; from < hello.length; from += record) {
            var size = Math.min(record, hello.length - from);
            System.arraycopy(hello, 0, bytes, to, 3);
            bytes[to + 3] = (byte) (size >> 8);
            bytes[to + 4] = (byte) size;
            System.arraycopy(hello, from, bytes, to + HEADER, size);
            to += HEADER + size;
        }
        return bytes;
    }

    @Override
    public void endWrite() throws IOException {
        transport.endWrite();
    }

    @Override
    public boolean isQuiet() {
        return transport.isQuiet();
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public InetSocketAddress remote() {
        return transport.remote();
    }
}
