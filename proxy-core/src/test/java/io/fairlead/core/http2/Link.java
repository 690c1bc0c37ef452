package io.fairlead.core.http2;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Our client's side of a connection, and the other end of it as a peer that sends what it is told, or as our
/// server's side.
final class Link implements AutoCloseable {

    private final Reaper reaper = Reaper.start();
    private final Http2Connection client;
    private final SocketChannel accepted;

    private Link(Http2Options options, Duration silence, Duration patience) {
        try (var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var dialled = SocketChannel.open(listener.getLocalAddress());
            accepted = listener.accept();
            client = Http2Connection.client(transport(dialled), new Input(transport(dialled)), options, reaper);
            client.keepAlive(silence, patience);
            Thread.ofVirtual().start(client::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Link open() {
        return open(Http2Options.DEFAULT);
    }

    static Link open(Http2Options options) {
        return new Link(options, Duration.ZERO, Duration.ZERO);
    }

    /// One whose client asks a silent server whether it lives.
    static Link keptAlive(Duration silence, Duration patience) {
        return new Link(Http2Options.DEFAULT, silence, patience);
    }

    static HeadWriter request(String method, String path) {
        return head -> {
            head.field(name(":method"), method);
            head.field(name(":scheme"), "http");
            head.field(name(":authority"), "a");
            head.field(name(":path"), path);
        };
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Http2Connection client() {
        return client;
    }

    /// The other end, for a test to play.
    FramePeer peer() {
        return new FramePeer(accepted.socket()).expectPreface().settings();
    }

    /// The other end as a server.
    Http2Connection server(Http2Options options, StreamHandler handler) {
        var transport = transport(accepted);
        var server = Http2Connection.server(transport, new Input(transport), options, reaper, handler);
        Thread.ofVirtual().start(server::run);
        return server;
    }

    private static ChannelTransport transport(SocketChannel channel) {
        try {
            return new ChannelTransport(channel, (InetSocketAddress) channel.getRemoteAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.cut();
        reaper.close();
        try {
            accepted.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
