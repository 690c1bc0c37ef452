package io.fairlead.dist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A server that answers `NAME METHOD PATH LENGTH`, sends back what comes after an upgrade, and keeps what it got.
/// `/bytes/N` gives so many bytes, `/silent` nothing.
final class BackEnd implements AutoCloseable {

    private static final int REMEMBERED = 100_000;

    private final ServerSocket listener;
    private final String name;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    private BackEnd(ServerSocket listener, String name) {
        this.listener = listener;
        this.name = name;
    }

    static BackEnd start(String name) throws IOException {
        return start(name, 0);
    }

    static BackEnd start(String name, int port) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        var server = new BackEnd(listener, name);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /// How many connections there are.
    int open() {
        return open.size();
    }

    /// `METHOD PATH LENGTH` of what came so far, the first 100,000.
    Queue<String> requests() {
        return requests;
    }

    private void accept() {
        while (true) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var input = new BufferedInputStream(socket.getInputStream());
            while (answer(input, socket.getOutputStream())) {}
        } catch (IOException _) {
            // a client that goes
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(InputStream input, OutputStream output) throws IOException {
        var head = head(input);
        if (head.isEmpty()) {
            return false;
        }
        var lower = head.toLowerCase(Locale.ROOT);
        var path = head.split(" ", 3)[1];
        if (lower.contains("\r\nupgrade: ")) {
            write(output, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            echo(input, output);
            return false;
        }
        if (lower.contains("\r\nexpect: 100-continue")) {
            write(output, "HTTP/1.1 100 Continue\r\n\r\n");
        }
        var length = body(input, lower);
        if (requests.size() < REMEMBERED) {
            requests.add(head.split(" ", 2)[0] + " " + path + " " + length);
        }
        if (path.equals("/silent")) {
            return input.read() >= 0;
        }
        respond(output, head, path, length);
        return true;
    }

    private void respond(OutputStream output, String head, String path, long length) throws IOException {
        if (path.startsWith("/bytes/")) {
            var count = Long.parseLong(path.substring(7));
            write(output, "HTTP/1.1 200 OK\r\nContent-Length: " + count + "\r\n\r\n");
            var piece = new byte[64 << 10];
            for (var left = count; left > 0; left -= piece.length) {
                output.write(piece, 0, (int) Math.min(left, piece.length));
            }
            return;
        }
        var text = name + " " + head.split(" ", 2)[0] + " " + path + " " + length + "\n";
        write(
                output,
                "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n"
                        + (head.startsWith("HEAD ") ? "" : text));
    }

    private static void echo(InputStream input, OutputStream output) throws IOException {
        var piece = new byte[16 << 10];
        for (int count; (count = input.read(piece)) >= 0; ) {
            output.write(piece, 0, count);
        }
    }

    private static String head(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            var next = input.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static long body(InputStream input, String lower) throws IOException {
        var start = lower.indexOf("\r\ncontent-length: ");
        if (start >= 0) {
            var length = Long.parseLong(lower.substring(start + 18, lower.indexOf("\r\n", start + 2)));
            input.skipNBytes(length);
            return length;
        }
        return lower.contains("\r\ntransfer-encoding: chunked") ? chunks(input) : 0;
    }

    private static long chunks(InputStream input) throws IOException {
        var total = 0L;
        while (true) {
            var size = Long.parseLong(line(input), 16);
            if (size == 0) {
                while (!line(input).isEmpty()) {}
                return total;
            }
            total += size;
            input.skipNBytes(size + 2);
        }
    }

    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        while (line.length() < 2 || line.indexOf("\r\n", line.length() - 2) < 0) {
            var next = input.read();
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.substring(0, line.length() - 2);
    }

    private static void write(OutputStream output, String latin1) throws IOException {
        output.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Ends like a process that was killed: every connection is reset.
    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException _) {
                // gone already
            }
        }
    }
}
