package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients do to make an HTTP/2 server work for nothing, or hold what it must not (hardening 16, 10 to 13).
class Http2AttackTest {

    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int FLOOD = 20_000;

    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger mostAlive = new AtomicInteger();

    @AutoClose
    private final Wire wire = Wire.to(this::handle);

    private Response handle(Request request) {
        mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
        try {
            if (request.path().startsWith("/wait")) {
                gate.acquireUninterruptibly();
            }
            var response = Response.of(200);
            response.body(Body.of(new byte[request.path().startsWith("/big") ? 1 << 20 : 2]));
            return response;
        } finally {
            alive.decrementAndGet();
        }
    }

    @Test
    @DisplayName("S-08 S-09 rapid reset: no more handlers than slots, whatever is sent, and then the end")
    void rapidReset() {
        try (var narrow = Wire.to(
                        Wire.settings("http2.maxConcurrentStreams", "10", "http2.budgets.resets", "60"), this::handle);
                var client = FramePeer.client(narrow.port())) {
            FramePeer.flood(200, new Runnable() {
                private int stream = 1;

                @Override
                public void run() {
                    client.hold()
                            .get(stream, "/wait")
                            .reset(stream, ErrorCode.CANCEL)
                            .release();
                    stream += 2;
                }
            });
            assertThat(client.goneWith()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
            assertThat(mostAlive.get()).isLessThanOrEqualTo(10);
        } finally {
            gate.release(1000);
        }
    }

    @Test
    @DisplayName("S-08 a stream beyond the limit is refused, and one that waits for a handler to finish is served")
    void concurrency() {
        try (var narrow = Wire.to(Wire.settings("http2.maxConcurrentStreams", "2"), this::handle);
                var client = FramePeer.client(narrow.port())) {
            client.get(1, "/wait").get(3, "/wait").get(5, "/one-too-many");
            assertThat(client.resetOf(5)).isEqualTo(ErrorCode.REFUSED_STREAM);
            client.reset(1, ErrorCode.CANCEL).reset(3, ErrorCode.CANCEL).get(7, "/late");
            client.ping(1);
            client.await(PING);
            assertThat(narrow.seen()).containsOnly("GET /wait");
            gate.release(2);
            assertThat(client.head(7)).startsWith(":status: 200\n");
            assertThat(mostAlive.get()).isLessThanOrEqualTo(2);
        } finally {
            gate.release(1000);
        }
    }

    static Stream<Arguments> provocations() {
        return Stream.of(
                provocation(
                        "WINDOW_UPDATE by 0",
                        (client, stream) -> client.post(stream, "/wait").windowUpdate(stream, 0)),
                provocation(
                        "WINDOW_UPDATE beyond 2^31-1",
                        (client, stream) -> client.post(stream, "/wait").windowUpdate(stream, Integer.MAX_VALUE)),
                provocation(
                        "DATA behind END_STREAM",
                        (client, stream) -> client.get(stream, "/wait").data(stream, false, "x")),
                provocation(
                        "HEADERS behind END_STREAM",
                        (client, stream) -> client.get(stream, "/wait").headers(stream, true, "x: y")),
                provocation(
                        "PRIORITY of 4 bytes",
                        (client, stream) -> client.post(stream, "/wait").frame(PRIORITY, 0, stream, new byte[4])),
                provocation(
                        "more data than announced",
                        (client, stream) -> client.post(stream, "/wait", "content-length: 1")
                                .data(stream, false, "xy")),
                provocation("malformed head", (client, stream) -> client.headers(stream, true, ":method: GET")));
    }

    private static Arguments provocation(String what, BiConsumer<FramePeer, Integer> act) {
        return Arguments.of(what, act);
    }

    @ParameterizedTest(name = "S-09 resets that the client provokes are counted: {0}")
    @MethodSource("provocations")
    void madeYouReset(String what, BiConsumer<FramePeer, Integer> act) {
        try (var client = FramePeer.client(wire.port())) {
            client.hold();
            act.accept(client, 1);
            client.release();
            client.await(frame -> frame.is(RST_STREAM) && frame.stream() == 1);
            FramePeer.flood(100, new Runnable() {
                private int stream = 3;

                @Override
                public void run() {
                    client.hold();
                    act.accept(client, stream);
                    client.release();
                    stream += 2;
                }
            });
            assertThat(client.goneWith()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        } finally {
            gate.release(1000);
        }
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                flood("PING", client -> client.ping(7)),
                flood("SETTINGS", client -> client.settings(4, 1000)),
                flood("acknowledged SETTINGS", client -> client.frame(SETTINGS, 1, 0, new byte[0])),
                flood("PRIORITY", client -> client.frame(PRIORITY, 0, 1, new byte[5])),
                flood("WINDOW_UPDATE of the connection", client -> client.windowUpdate(0, 1)),
                flood("WINDOW_UPDATE of a stream", client -> client.windowUpdate(1, 1)),
                flood("empty DATA", client -> client.data(1, false, "")),
                flood("padded DATA without content", client -> client.frame(0, 8, 1, new byte[] {0})),
                flood("unknown type", client -> client.frame(0x77, 0, 1, new byte[3])),
                flood(
                        "RST_STREAM of a closed stream",
                        client -> client.hold().reset(1, ErrorCode.CANCEL).release()));
    }

    private static Arguments flood(String what, Consumer<FramePeer> act) {
        return Arguments.of(what, act);
    }

    @ParameterizedTest(name = "S-10 {0} frames without end, the replies unread")
    @MethodSource("floods")
    void flooded(String what, Consumer<FramePeer> act) {
        try (var client = FramePeer.client(wire.port())) {
            client.post(1, "/wait");
            FramePeer.flood(FLOOD, () -> act.accept(client));
            assertThat(client.goneWith()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        } finally {
            gate.release(1000);
        }
    }

    @Test
    @DisplayName("S-10 refused streams without end, while a drained connection waits for its last one")
    void refusedForEver() {
        try (var aged = Wire.to(Wire.settings("transport.keepAliveMaxRequests", "1"), this::handle);
                var client = FramePeer.client(aged.port())) {
            client.get(1, "/wait").ping(1);
            client.await(frame -> frame.is(PING) && frame.payload()[0] != 0);
            client.pong(new byte[] {0x66, 0x61, 0x69, 0x72, 0x6c, 0x65, 0x61, 0x64});
            FramePeer.flood(FLOOD, new Runnable() {
                private int stream = 3;

                @Override
                public void run() {
                    client.get(stream, "/more");
                    stream += 2;
                }
            });
            client.awaitEnd();
            assertThat(aged.seen()).hasSizeLessThan(FLOOD);
        } finally {
            gate.release(1000);
        }
    }

    @Test
    @DisplayName("S-10 a client that pings and updates windows as much as it reads is served")
    void honest() {
        try (var client = FramePeer.client(wire.port())) {
            client.windowUpdate(0, 1 << 30);
            for (var stream = 1; stream < 800; stream += 2) {
                client.hold()
                        .get(stream, "/")
                        .windowUpdate(stream, 1)
                        .windowUpdate(0, 1)
                        .ping(stream)
                        .release();
                client.content(stream);
            }
        }
    }

    @Test
    @DisplayName("S-11 more than the window of a stream is an error of the stream")
    void streamWindow() {
        try (var client = FramePeer.client(wire.port())) {
            client.post(1, "/wait");
            for (var i = 0; i < 5; i++) {
                client.data(1, false, "x".repeat(16_000));
            }
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR);
        } finally {
            gate.release(1000);
        }
    }

    @Test
    @DisplayName("S-11 more than the window of the connection ends it")
    void connectionWindow() {
        try (var client = FramePeer.client(wire.port())) {
            FramePeer.flood(20, new Runnable() {
                private int stream = 1;

                @Override
                public void run() {
                    client.post(stream, "/wait");
                    for (var i = 0; i < 4; i++) {
                        client.data(stream, false, "x".repeat(16_000));
                    }
                    stream += 2;
                }
            });
            assertThat(client.goneWith()).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR);
        } finally {
            gate.release(1000);
        }
    }

    @Test
    @DisplayName("S-11 S-12 streams without window hold up no other, and go on when it opens")
    void zeroWindow() {
        try (var client = FramePeer.client(wire.port())) {
            client.settings(4, 0);
            for (var stream = 1; stream < 400; stream += 2) {
                client.get(stream, "/big");
            }
            for (var answered = 0; answered < 200; answered++) {
                assertThat(client.fields(client.await(HEADERS))).startsWith(":status: 200\n");
            }
            client.get(401, "/");
            assertThat(client.head(401)).startsWith(":status: 200\n");
            client.windowUpdate(401, 2);
            assertThat(client.content(401)).hasSize(2);
            client.windowUpdate(0, 1 << 21).windowUpdate(7, 1 << 20);
            assertThat(client.content(7)).hasSize(1 << 20);
        }
    }

    @ParameterizedTest(name = "S-11 a window of {0} bytes, again and again")
    @ValueSource(ints = {1, 8, 512})
    void smallWindow(int size) {
        try (var client = FramePeer.client(wire.port())) {
            client.settings(4, size);
            client.get(1, "/big");
            client.head(1);
            for (var i = 0; i < 20; i++) {
                assertThat(client.on(1).payload()).hasSize(size);
                client.windowUpdate(1, size);
            }
            client.settings(4, 0);
            client.settings(4, 1 << 20).windowUpdate(0, 1 << 20);
            assertThat(client.content(1)).hasSize((1 << 20) - 20 * size);
        }
    }

    @Test
    @DisplayName("S-11 a stream that gets no window in time is reset, and the connection goes on")
    void stalled() {
        try (var hasty = Wire.to(Wire.settings("http2.streamStallTimeout", "300ms"), this::handle);
                var client = FramePeer.client(hasty.port())) {
            client.settings(4, 0);
            client.get(1, "/big");
            client.head(1);
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.CANCEL);
            client.settings(4, 1000).get(3, "/");
            assertThat(client.content(3)).hasSize(2);
        }
    }
}
