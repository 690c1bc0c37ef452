package io.fairlead.core.entrypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Plays a script with each peer that connects to a socket, on a thread of its own, and keeps what went wrong.
final class Stage<P extends AutoCloseable> implements AutoCloseable {

    /// One side of a conversation; the connection is closed when it returns.
    @FunctionalInterface
    interface Script<P> {
        void play(P client, int connection) throws Exception;
    }

    /// Makes a peer of a connection, before the next one is accepted.
    @FunctionalInterface
    interface Entrance<P> {
        P enter(Socket accepted) throws IOException;
    }

    private final ServerSocket socket;
    private final Entrance<P> entrance;
    private final Script<P> script;
    private final List<P> peers = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    private Stage(ServerSocket socket, Entrance<P> entrance, Script<P> script) {
        this.socket = socket;
        this.entrance = entrance;
        this.script = script;
    }

    static <P extends AutoCloseable> Stage<P> open(ServerSocket socket, Entrance<P> entrance, Script<P> script) {
        var stage = new Stage<>(socket, entrance, script);
        Thread.ofVirtual().start(stage::accept);
        return stage;
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Who has come so far, in order.
    List<P> peers() {
        return peers;
    }

    List<Exception> failures() {
        return failures;
    }

    private void accept() {
        while (true) {
            try {
                var peer = entrance.enter(socket.accept());
                peers.add(peer);
                var number = peers.size();
                Thread.ofVirtual().start(() -> play(peer, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(P client, int number) {
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
