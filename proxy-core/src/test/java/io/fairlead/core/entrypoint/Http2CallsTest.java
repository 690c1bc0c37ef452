package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that flow in both directions, from streams to streams.
class Http2CallsTest {

    private static final int HEADERS = 1;

    @Test
    @DisplayName("S-15 both directions of a call flow at once, with trailers at the end, from HTTP/2 to HTTP/2")
    void duplex() {
        try (var front = Front.before((peer, connection) -> {
                    peer.settings().await(HEADERS);
                    peer.headers(1, false, ":status: 200", "content-type: application/grpc");
                    for (var i = 0; i < 3; i++) {
                        var data = peer.await(0);
                        peer.data(1, false, data.text());
                    }
                    peer.await(frame -> frame.is(0) && frame.ends());
                    peer.headers(1, true, "grpc-status: 0", "grpc-message: fine")
                            .awaitEnd();
                });
                var client = FramePeer.client(front.wire().port())) {
            client.post(1, "/a.B/c", "content-type: application/grpc", "te: trailers", "grpc-timeout: 9S");
            assertThat(client.head(1)).startsWith(":status: 200\n");
            for (var text : List.of("one", "two", "three")) {
                client.data(1, false, text);
                assertThat(client.on(1).text()).isEqualTo(text);
            }
            client.data(1, true, "");
            assertThat(client.head(1)).isEqualTo("grpc-status: 0\ngrpc-message: fine\n");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-15 a call that a client cancels is cancelled at the server, and the reverse")
    void cancelled() throws Exception {
        var asked = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        try (var front = Front.before((peer, connection) -> {
                    peer.settings().await(HEADERS);
                    asked.countDown();
                    assertThat(peer.await(3).error()).isEqualTo(ErrorCode.CANCEL);
                    cancelled.countDown();
                    peer.await(HEADERS);
                    peer.reset(3, ErrorCode.CANCEL).awaitEnd();
                });
                var client = FramePeer.client(front.wire().port())) {
            client.post(1, "/a.B/c", "content-type: application/grpc", "te: trailers");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset(1, ErrorCode.CANCEL);
            assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
            client.post(3, "/a.B/c", "content-type: application/grpc", "te: trailers");
            assertThat(client.head(3)).contains("grpc-status: 14\n");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-15 a message larger than the windows arrives whole, in both directions")
    void large() {
        var size = 3_000_000;
        try (var back = Wire.to(request -> {
                    var response = Response.of(200);
                    response.body(new Echo(request.body()));
                    return response;
                });
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var front = Wire.to(transport.server(
                        ServerOwner.OPERATOR, URI.create("h2c://127.0.0.1:" + back.port()), true, false))) {
            var client = front.client();
            var sender = Thread.ofVirtual()
                    .start(() -> client.send(
                            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size)));
            client.readHead();
            assertThat(client.read(1)).isNotEmpty();
            assertThat(client.skip(size - 1)).isEqualTo(size - 1);
            sender.interrupt();
        }
    }

    /// A body of known length whose bytes are those of another.
    private record Echo(Body source) implements Body {

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return source.read(target, offset, length);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
