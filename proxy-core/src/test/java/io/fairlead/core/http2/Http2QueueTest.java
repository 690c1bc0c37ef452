package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.http.RequestHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a connection remembers of streams that wait, when their peer takes them back again and again.
class Http2QueueTest {

    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger dropped = new AtomicInteger();

    @Test
    @DisplayName("S-11 streams that wait for the connection's window leave nothing behind when they are reset")
    void starved() throws IOException {
        try (var reaper = Reaper.start();
                var listener = listener();
                var client = new FramePeer(
                        SocketChannel.open(listener.getLocalAddress()).socket())) {
            var server = serve(listener, reaper, 250, false);
            client.raw(Greeting.PREFACE).settings(PeerSettings.INITIAL_WINDOW_SIZE, 1 << 20);
            for (var stream = 1; stream < 1000; stream += 2) {
                client.get(stream, "/");
                client.head(stream);
                client.reset(stream, ErrorCode.CANCEL);
            }
            client.ping(1);
            client.await(FrameType.PING);
            assertThat(server.waiting()).isLessThan(5);
            server.cut();
        }
    }

    @Test
    @DisplayName("S-08 requests that wait for a slot are forgotten when they are reset")
    void queued() throws IOException {
        try (var reaper = Reaper.start();
                var listener = listener();
                var client = new FramePeer(
                        SocketChannel.open(listener.getLocalAddress()).socket())) {
            var server = serve(listener, reaper, 1, true);
            client.raw(Greeting.PREFACE).settings();
            for (var stream = 1; stream < 100; stream += 2) {
                client.get(stream, "/").reset(stream, ErrorCode.CANCEL);
            }
            client.ping(1);
            client.await(FrameType.PING);
            assertThat(server.waiting()).isZero();
            // The first may have got its thread before it was reset.
            assertThat(dropped.get()).isBetween(49, 50);
            gate.release(100);
            server.cut();
        }
    }

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private Http2Connection serve(ServerSocketChannel listener, Reaper reaper, int streams, boolean stuck)
            throws IOException {
        var accepted = listener.accept();
        var transport = new ChannelTransport(accepted, (InetSocketAddress) accepted.getRemoteAddress());
        var usual = Http2Options.DEFAULT;
        var options = new Http2Options(
                streams,
                usual.decoderTable(),
                usual.encoderTable(),
                usual.streamWindow(),
                usual.connectionWindow(),
                usual.headerBytes(),
                usual.trailers(),
                usual.unwantedBytes(),
                usual.unwantedTime(),
                usual.budgets(),
                usual.frameTime(),
                usual.writeStall(),
                usual.streamStall(),
                usual.idle());
        var connection = Http2Connection.server(
                transport,
                new Input(transport),
                options,
                reaper,
                () -> new Big(new RequestHead(Limits.REQUEST), stuck));
        Thread.ofVirtual().start(connection::run);
        return connection;
    }

    /// Answers with more than any window, or not before it is let.
    private final class Big implements StreamRequest {

        private final RequestHead head;
        private final boolean stuck;

        Big(RequestHead head, boolean stuck) {
            this.head = head;
            this.stuck = stuck;
        }

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public void answer(ServerStream stream) {
            if (stuck) {
                gate.acquireUninterruptibly();
            }
            try {
                stream.head(encoder -> encoder.status(200), false, false);
                stream.send(new byte[200_000], 0, 200_000, true);
            } catch (IOException e) {
                stream.reset(ErrorCode.INTERNAL_ERROR);
            }
        }

        @Override
        public void drop() {
            dropped.incrementAndGet();
        }
    }
}
