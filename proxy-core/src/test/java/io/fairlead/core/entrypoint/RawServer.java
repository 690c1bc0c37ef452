package io.fairlead.core.entrypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// A server on a free port that holds a scripted conversation on each connection, and keeps what went wrong.
final class RawServer implements AutoCloseable {

    /// One side of a conversation; the connection is closed when it returns.
    @FunctionalInterface
    interface Script {
        void play(RawPeer client, int connection) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final List<RawPeer> peers = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket, String scheme, Script script) {
        this.socket = socket;
        this.scheme = scheme;
        this.script = script;
    }

    static RawServer playing(Script script) {
        return playing(ServerSocketFactory.getDefault(), "http", socket -> {}, script);
    }

    /// The same behind TLS.
    static RawServer encrypted(SSLContext context, Script script) {
        return playing(context.getServerSocketFactory(), "https", socket -> {}, script);
    }

    /// The same behind sockets of any kind.
    static RawServer playing(
            ServerSocketFactory sockets, String scheme, Consumer<ServerSocket> setting, Script script) {
        try {
            var socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            setting.accept(socket);
            var server = new RawServer(socket, scheme, script);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server that answers every request on a connection with the same bytes.
    static RawServer answering(String answer) {
        return playing((client, connection) -> {
            while (true) {
                client.readHead();
                client.send(answer);
            }
        });
    }

    /// A server that reads to the end of each connection and never answers.
    static RawServer listening() {
        return playing((client, connection) -> client.readAll());
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /// How many connections have come so far.
    int connections() {
        return connections.get();
    }

    /// Sends bytes on all connections, and returns when they must have arrived: it is the same machine.
    void sendToAll(String latin1) {
        peers.forEach(peer -> peer.send(latin1));
    }

    /// What was read from each connection so far.
    List<String> heard() {
        return peers.stream().map(RawPeer::heard).toList();
    }

    List<Exception> failures() {
        return failures;
    }

    private void accept() {
        while (true) {
            try {
                var accepted = socket.accept();
                accepted.setSoTimeout(10_000);
                var number = connections.incrementAndGet();
                var peer = new RawPeer(accepted);
                peers.add(peer);
                Thread.ofVirtual().start(() -> play(peer, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(RawPeer client, int number) {
        try (client) {
            script.play(client, number);
        } catch (Exception e) {
            failures.add(e);
        } catch (AssertionError e) {
            failures.add(new IllegalStateException(e));
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
