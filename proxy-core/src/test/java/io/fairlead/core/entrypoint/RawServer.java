package io.fairlead.core.entrypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// A server on a free port that holds a scripted conversation on each connection, and keeps what went wrong.
record RawServer(Stage<RawPeer> stage, String scheme) implements AutoCloseable {

    /// One side of a conversation; the connection is closed when it returns.
    @FunctionalInterface
    interface Script extends Stage.Script<RawPeer> {}

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
            return new RawServer(Stage.open(socket, RawServer::enter, script), scheme);
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
        return URI.create(scheme + "://127.0.0.1:" + stage.port());
    }

    /// How many connections have come so far.
    int connections() {
        return stage.peers().size();
    }

    /// Sends bytes on all connections, and returns when they must have arrived: it is the same machine.
    void sendToAll(String latin1) {
        stage.peers().forEach(peer -> peer.send(latin1));
    }

    /// What was read from each connection so far.
    List<String> heard() {
        return stage.peers().stream().map(RawPeer::heard).toList();
    }

    List<Exception> failures() {
        return stage.failures();
    }

    private static RawPeer enter(Socket accepted) throws IOException {
        accepted.setSoTimeout(10_000);
        return new RawPeer(accepted);
    }

    @Override
    public void close() {
        stage.close();
    }
}
