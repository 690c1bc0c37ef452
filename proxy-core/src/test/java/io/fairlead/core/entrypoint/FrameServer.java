package io.fairlead.core.entrypoint;

import io.fairlead.core.http2.FramePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A server that holds a scripted conversation in frames on each connection; the preface and the first settings of
/// the client have been read when a script begins.
final class FrameServer implements AutoCloseable {

    /// One side of a conversation; the connection is closed when it returns.
    @FunctionalInterface
    interface Script {
        void play(FramePeer client, int connection) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    private FrameServer(ServerSocket socket, String scheme, Script script) {
        this.socket = socket;
        this.scheme = scheme;
        this.script = script;
    }

    static FrameServer playing(Script script) {
        try {
            return start(new FrameServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "h2c", script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same behind TLS, with `h2` as the only choice.
    static FrameServer encrypted(SSLContext context, Script script) {
        try {
            var socket = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            return start(new FrameServer(socket, "https", script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    List<Exception> failures() {
        return failures;
    }

    private static FrameServer start(FrameServer server) {
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    private void accept() {
        while (true) {
            try {
                var accepted = socket.accept();
                var number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> play(accepted, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Socket accepted, int number) {
        try (var client = new FramePeer(accepted)) {
            if (isGreeted(client)) {
                script.play(client, number);
            }
        } catch (Exception e) {
            failures.add(e);
        } catch (AssertionError e) {
            failures.add(new IllegalStateException(e));
        }
    }

    private static boolean isGreeted(FramePeer client) {
        try {
            client.expectPreface();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
