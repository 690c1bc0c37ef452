package io.fairlead.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A server that takes what arrives in one piece for a request, and answers with a body of fixed length.
final class LoopbackServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;

    private LoopbackServer(ServerSocket socket, byte[] answer) {
        this.socket = socket;
        this.answer = answer;
    }

    static LoopbackServer start(int length) throws IOException {
        var server = new LoopbackServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer(length));
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    /// Sends a request and reads the answer.
    ///
    /// @return the number of bytes read
    static int ask(Socket connection, int length) throws IOException {
        connection.getOutputStream().write(Heads.REQUEST);
        var buffer = new byte[16 << 10];
        var read = 0;
        while (read < length) {
            var count = connection.getInputStream().read(buffer);
            if (count < 0) {
                throw new EOFException("the answer ended after " + read + " bytes");
            }
            read += read == 0 ? count - headLength(buffer, count) : count;
        }
        return read;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private static int headLength(byte[] bytes, int count) {
        for (var i = 3; i < count; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        throw new IllegalStateException("the head did not arrive in one piece");
    }

    private static byte[] answer(int length) {
        var text = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            System.getLogger("benchmark").log(System.Logger.Level.TRACE, "the server ended", e);
        }
    }

    private void serve(Socket connection) {
        var buffer = new byte[8 << 10];
        try (connection) {
            while (connection.getInputStream().read(buffer) > 0) {
                connection.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            System.getLogger("benchmark").log(System.Logger.Level.TRACE, "a connection ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
