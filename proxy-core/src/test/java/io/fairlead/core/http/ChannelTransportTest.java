package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelTransportTest {

    private static final int SMALL_BUFFER = 8 << 10;
    private static final int MORE_THAN_BUFFERS_HOLD = 32 << 20;

    private ServerSocketChannel listener;
    private Socket peer;
    private ChannelTransport transport;

    @BeforeEach
    void connect() throws IOException {
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        peer = new Socket(InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
        transport = accept();
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        peer.close();
        listener.close();
    }

    @Test
    @DisplayName("a reader waits for what comes piece by piece, and for the end")
    void pieces() throws Exception {
        var read = inBackground(() -> readAll(64));
        for (var piece = 0; piece < 200; piece++) {
            peer.getOutputStream().write(piece);
            if (piece % 3 == 0) {
                awaitParked(read.thread);
            }
        }
        peer.shutdownOutput();
        assertThat(read.result()).hasSize(200).endsWith((byte) 198, (byte) 199);
    }

    @Test
    @DisplayName("what nobody read while it came is there for who reads later")
    void unread() throws Exception {
        var first = inBackground(() -> transport.read(new byte[1], 0, 1));
        awaitParked(first.thread);
        peer.getOutputStream().write(new byte[100]);
        assertThat(first.result()).isOne();
        // Another connection goes through the same poller, which has looked at this one more than once then.
        for (var i = 0; i < 50; i++) {
            pieceThroughEveryPoller();
        }
        assertThat(transport.read(new byte[200], 0, 200)).isEqualTo(99);
        var second = inBackground(() -> transport.read(new byte[1], 0, 1));
        awaitParked(second.thread);
        peer.getOutputStream().write(7);
        assertThat(second.result()).isOne();
    }

    @Test
    @DisplayName("a writer waits for room, while another thread reads")
    void room() throws Exception {
        var sent = new byte[MORE_THAN_BUFFERS_HOLD];
        new Random(1).nextBytes(sent);
        var reader = inBackground(() -> transport.read(new byte[10], 0, 10));
        awaitParked(reader.thread);
        var writer = inBackground(() -> {
            transport.write(sent, 0, sent.length);
            transport.endWrite();
            return true;
        });
        awaitParked(writer.thread);
        assertThat(transport.progress()).isLessThan(sent.length);
        assertThat(peer.getInputStream().readAllBytes()).isEqualTo(sent);
        assertThat(writer.result()).isTrue();
        assertThat(transport.progress()).isEqualTo(sent.length);
        peer.getOutputStream().write(new byte[5]);
        assertThat(reader.result()).isEqualTo(5);
    }

    @Test
    @DisplayName("whoever waits is woken when the connection is closed")
    void closed() throws Exception {
        var reader = inBackground(() -> transport.read(new byte[10], 0, 10));
        var writer = inBackground(() -> {
            transport.write(new byte[MORE_THAN_BUFFERS_HOLD], 0, MORE_THAN_BUFFERS_HOLD);
            return 0;
        });
        awaitParked(reader.thread);
        awaitParked(writer.thread);
        transport.close();
        assertThatThrownBy(reader::result).hasRootCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(writer::result).hasRootCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("whoever is interrupted while it waits closes the connection")
    void interrupted() throws Exception {
        var reader = inBackground(() -> transport.read(new byte[10], 0, 10));
        awaitParked(reader.thread);
        reader.thread.interrupt();
        assertThatThrownBy(reader::result).hasRootCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    @DisplayName("an abort reaches the peer as a reset though the poller still knows the channel")
    void aborted() throws Exception {
        var reader = inBackground(() -> transport.read(new byte[10], 0, 10));
        awaitParked(reader.thread);
        transport.abort();
        assertThatThrownBy(() -> peer.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThatThrownBy(reader::result).hasRootCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("many connections at once get their own bytes, at any speed")
    void many() throws Exception {
        var echoes = new ArrayList<Background<byte[]>>();
        var sent = new ArrayList<byte[]>();
        for (var i = 0; i < 40; i++) {
            var random = new Random(i);
            var bytes = new byte[200_000];
            random.nextBytes(bytes);
            sent.add(bytes);
            echoes.add(inBackground(() -> echoed(bytes, random)));
        }
        for (var i = 0; i < sent.size(); i++) {
            assertThat(echoes.get(i).result()).isEqualTo(sent.get(i));
        }
    }

    /// Sends bytes through a connection whose other side sends them back, in pieces of random size.
    private byte[] echoed(byte[] bytes, Random random) throws Exception {
        try (var one = ServerSocketChannel.open()) {
            one.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (var client =
                    new Socket(InetAddress.getLoopbackAddress(), one.socket().getLocalPort())) {
                var channel = one.accept();
                var server = new ChannelTransport(channel, (InetSocketAddress) channel.getRemoteAddress());
                var echo = inBackground(() -> echo(server, random.nextInt(1, 5_000)));
                var writer = inBackground(() -> sendInPieces(client, bytes, random));
                var back = client.getInputStream().readAllBytes();
                writer.result();
                echo.result();
                return back;
            }
        }
    }

    private static boolean echo(ChannelTransport server, int size) throws IOException {
        var buffer = new byte[size];
        for (var count = server.read(buffer, 0, size); count >= 0; count = server.read(buffer, 0, size)) {
            server.write(buffer, 0, count);
        }
        server.close();
        return true;
    }

    private static boolean sendInPieces(Socket client, byte[] bytes, Random random) throws IOException {
        for (var from = 0; from < bytes.length; ) {
            var count = Math.min(bytes.length - from, random.nextInt(1, 9_000));
            client.getOutputStream().write(bytes, from, count);
            from += count;
        }
        client.shutdownOutput();
        return true;
    }

    private void pieceThroughEveryPoller() throws Exception {
        for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            assertThat(echoed(new byte[] {1, 2, 3}, new Random(i))).hasSize(3);
        }
    }

    private byte[] readAll(int size) throws IOException {
        var all = new byte[1 << 20];
        var length = 0;
        for (var count = transport.read(all, 0, size); count >= 0; count = transport.read(all, length, size)) {
            length += count;
        }
        return Arrays.copyOf(all, length);
    }

    private ChannelTransport accept() throws IOException {
        var channel = listener.accept();
        return new ChannelTransport(channel, (InetSocketAddress) channel.getRemoteAddress());
    }

    private static void awaitParked(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static <T> Background<T> inBackground(Callable<T> work) {
        var task = new FutureTask<>(work);
        return new Background<>(Thread.ofVirtual().start(task), task);
    }

    private record Background<T>(Thread thread, FutureTask<T> task) {

        T result() throws Exception {
            return task.get(30, TimeUnit.SECONDS);
        }
    }
}
