package io.fairlead.core.entrypoint;

import io.fairlead.core.http2.FramePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A server that holds a scripted conversation in frames on each connection; the preface and the first settings of
/// the client have been read when a script begins.
record FrameServer(Stage<FramePeer> stage, String scheme) implements AutoCloseable {

    /// One side of a conversation; the connection is closed when it returns.
    @FunctionalInterface
    interface Script extends Stage.Script<FramePeer> {}

    static FrameServer playing(Script script) {
        try {
            return playing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "h2c", script);
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
            return playing(socket, "https", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FrameServer playing(ServerSocket socket, String scheme, Script script) {
        Script greeted = (client, connection) -> {
            if (isGreeted(client)) {
                script.play(client, connection);
            }
        };
        return new FrameServer(Stage.open(socket, FramePeer::new, greeted), scheme);
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + stage.port());
    }

    /// How many connections have come so far.
    int connections() {
        return stage.peers().size();
    }

    List<Exception> failures() {
        return stage.failures();
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
        stage.close();
    }
}
