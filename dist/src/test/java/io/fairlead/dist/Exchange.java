package io.fairlead.dist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection on which requests are sent and answers with a length, or in chunks, are read; a character is a byte.
final class Exchange implements AutoCloseable {

    /// No connection.
    static final Exchange NONE = new Exchange(new Socket(), InputStream.nullInputStream());

    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream input;

    private Exchange(Socket socket, InputStream input) {
        this.socket = socket;
        this.input = input;
    }

    static Exchange connect(int port) throws IOException {
        return on(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// On a connection that is there already.
    static Exchange on(Socket socket) throws IOException {
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        return new Exchange(socket, new BufferedInputStream(socket.getInputStream()));
    }

    Socket socket() {
        return socket;
    }

    InputStream input() {
        return input;
    }

    Exchange write(String latin1) throws IOException {
        socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Sends a request and reads the answer to its end.
    Answer send(String request) throws IOException {
        return write(request).answer(!request.startsWith("HEAD "));
    }

    /// Reads an answer to its end.
    Answer answer(boolean body) throws IOException {
        var head = head();
        while (head.startsWith("HTTP/1.1 10")) {
            head = head();
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body ? body(head) : "");
    }

    /// What comes until the peer ends the connection.
    String rest() throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    String head() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            head.append((char) byteOf(head));
        }
        return head.toString();
    }

    private int byteOf(StringBuilder before) throws IOException {
        var next = input.read();
        if (next < 0) {
            throw new EOFException("the connection ended after: " + before);
        }
        return next;
    }

    private String body(String head) throws IOException {
        var lower = head.toLowerCase(Locale.ROOT);
        var start = lower.indexOf("\r\ncontent-length: ");
        if (start >= 0) {
            var length = Integer.parseInt(lower.substring(start + 18, lower.indexOf("\r\n", start + 2)));
            var bytes = input.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("a body of " + bytes.length + " bytes after " + head);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return lower.contains("\r\ntransfer-encoding: chunked") ? chunks() : "";
    }

    private String chunks() throws IOException {
        var text = new StringBuilder();
        while (true) {
            var size = Integer.parseInt(line(), 16);
            if (size == 0) {
                line();
                return text.toString();
            }
            text.append(new String(input.readNBytes(size), StandardCharsets.ISO_8859_1));
            line();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.indexOf("\n") < 0) {
            line.append((char) byteOf(line));
        }
        return line.substring(0, line.length() - 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
