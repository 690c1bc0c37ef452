package io.fairlead.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A cable between the proxy and a server that goes wrong on command: it delays, dribbles, corrupts, cuts, or swallows
/// all there is, in the direction from server to proxy.
final class Relay implements AutoCloseable {

    /// What happens to bytes from now on.
    sealed interface Fault {

        /// None.
        record Pass() implements Fault {}

        /// They come so much later.
        record Delay(long millis) implements Fault {}

        /// They come one by one.
        record Dribble(long micros) implements Fault {}

        /// They do not come, and nothing says so.
        record BlackHole() implements Fault {}

        /// A connection ends after so many of them.
        record Truncate(long bytes) implements Fault {}

        /// A connection is reset after so many of them.
        record Reset(long bytes) implements Fault {}

        /// This one of each connection is another.
        record Corrupt(long position) implements Fault {}
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = new Fault.Pass();

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    static Relay to(int port) throws IOException {
        var relay = new Relay(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    void set(Fault next) {
        fault = next;
    }

    private void accept() {
        while (true) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> run(client, server, false));
                Thread.ofVirtual().start(() -> run(server, client, true));
            } catch (IOException _) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void run(Socket from, Socket to, boolean faulty) {
        try (from;
                to) {
            copy(from.getInputStream(), to, faulty);
        } catch (IOException _) {
            // one end is gone: so is the other
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void copy(InputStream input, Socket to, boolean faulty) throws IOException {
        var piece = new byte[16 << 10];
        var before = 0L;
        for (int count; (count = input.read(piece)) >= 0; before += count) {
            if (faulty) {
                pass(piece, count, before, to);
            } else {
                to.getOutputStream().write(piece, 0, count);
            }
        }
    }

    private void pass(byte[] piece, int count, long before, Socket to) throws IOException {
        var output = to.getOutputStream();
        switch (fault) {
            case Fault.Pass() -> output.write(piece, 0, count);
            case Fault.Delay(var millis) -> {
                LockSupport.parkNanos(millis * 1_000_000);
                output.write(piece, 0, count);
            }
            case Fault.Dribble(var micros) -> dribble(piece, count, micros, output);
            case Fault.BlackHole() -> {}
            case Fault.Truncate(var bytes) -> end(piece, count, bytes - before, to, false);
            case Fault.Reset(var bytes) -> end(piece, count, bytes - before, to, true);
            case Fault.Corrupt(var position) -> {
                if (position >= before && position < before + count) {
                    piece[(int) (position - before)] ^= 0x15;
                }
                output.write(piece, 0, count);
            }
        }
    }

    private static void dribble(byte[] piece, int count, long micros, OutputStream output) throws IOException {
        for (var i = 0; i < count; i++) {
            output.write(piece, i, 1);
            LockSupport.parkNanos(micros * 1_000);
        }
    }

    private static void end(byte[] piece, int count, long left, Socket to, boolean reset) throws IOException {
        to.getOutputStream().write(piece, 0, (int) Math.max(0, Math.min(count, left)));
        if (left <= count) {
            to.setSoLinger(reset, 0);
            to.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
