package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.Frame;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How HTTP/2 connections and their streams end.
class Http2LifeTest {

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int PING = 6;
    private static final int GOAWAY = 7;

    private final Semaphore gate = new Semaphore(0);

    private Response handle(Request request) {
        if (request.path().startsWith("/wait")) {
            gate.acquireUninterruptibly();
        }
        if (request.path().startsWith("/read")) {
            request.body().read(new byte[10], 0, 10);
        }
        var response = Response.of(200);
        response.body(Body.of("ok"));
        return response;
    }

    @Test
    @DisplayName("S-13 drain: GOAWAY for all, what comes within a round trip is served, then the last id, and the end")
    void drain() throws InterruptedException {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/wait").ping(1);
            client.await(PING);
            var drained = Thread.ofVirtual().start(() -> drain(wire));
            assertThat(client.await(GOAWAY).number(0)).isEqualTo(Integer.MAX_VALUE);
            var ping = client.await(PING);
            client.get(3, "/");
            assertThat(client.content(3)).isEqualTo("ok");
            client.pong(ping.payload());
            var last = client.await(GOAWAY);
            assertThat(last.number(0)).isEqualTo(3);
            assertThat(last.error()).isEqualTo(ErrorCode.NO_ERROR);
            client.get(5, "/late");
            assertThat(client.resetOf(5)).isEqualTo(ErrorCode.REFUSED_STREAM);
            gate.release();
            assertThat(client.content(1)).isEqualTo("ok");
            client.awaitEnd();
            client.close();
            assertThat(drained.join(Duration.ofSeconds(10))).isTrue();
            assertThat(wire.seen()).doesNotContain("GET /late");
        }
    }

    @Test
    @DisplayName("S-13 a client that does not answer the PING gets the last id all the same")
    void drainWithoutAnswer() {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/");
            assertThat(client.content(1)).isEqualTo("ok");
            Thread.ofVirtual().start(() -> drain(wire));
            assertThat(client.await(GOAWAY).number(0)).isEqualTo(Integer.MAX_VALUE);
            assertThat(client.await(GOAWAY).number(0)).isEqualTo(1);
            client.awaitEnd();
        }
    }

    private static void drain(Wire wire) {
        try {
            wire.entryPoint().drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest(name = "a connection drains by itself after {0} {1}")
    @CsvSource({"keepAliveMaxRequests, 3", "keepAliveMaxTime, 1ns"})
    void ofAge(String option, String value) {
        try (var wire = Wire.to(Wire.settings("transport." + option, value), this::handle);
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/").get(3, "/").get(5, "/");
            assertThat(client.await(GOAWAY).number(0)).isEqualTo(Integer.MAX_VALUE);
            client.pong(client.await(PING).payload());
            assertThat(client.await(GOAWAY).number(0)).isEqualTo(5);
            client.awaitEnd();
            assertThat(wire.seen()).hasSize(3);
        }
    }

    @Test
    @DisplayName("an idle connection is told to go away")
    void idle() {
        try (var wire = Wire.to(Wire.settings("transport.respondingTimeouts.idleTimeout", "300ms"), this::handle);
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/");
            assertThat(client.content(1)).isEqualTo("ok");
            assertThat(client.await(GOAWAY).error()).isEqualTo(ErrorCode.NO_ERROR);
            client.awaitEnd();
        }
    }

    @ParameterizedTest(name = "{0}: a stream that is too slow is reset, and the others go on")
    @ValueSource(strings = {"bodyStallTimeout", "readTimeout", "writeTimeout"})
    void slowStream(String option) {
        try (var wire = Wire.to(Wire.settings("transport.respondingTimeouts." + option, "300ms"), this::handle);
                var client = FramePeer.client(wire.port())) {
            client.post(1, option.equals("writeTimeout") ? "/wait" : "/read");
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.CANCEL);
            client.get(3, "/");
            assertThat(client.content(3)).isEqualTo("ok");
        } finally {
            gate.release(10);
        }
    }

    @Test
    @DisplayName("S-12 one stuck stream and a hundred fast ones")
    void isolation() {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/wait");
            for (var stream = 3; stream < 203; stream += 2) {
                client.get(stream, "/");
                assertThat(client.content(stream)).isEqualTo("ok");
            }
            gate.release();
            assertThat(client.content(1)).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("S-12 a body that nobody reads holds up no other stream")
    void unreadBody() {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            client.post(1, "/wait");
            for (var i = 0; i < 4; i++) {
                client.data(1, false, "x".repeat(16_000));
            }
            client.post(3, "/read").data(3, true, "abc");
            assertThat(client.content(3)).isEqualTo("ok");
            gate.release();
            assertThat(client.head(1)).startsWith(":status: 200\n");
        }
    }

    @Test
    @DisplayName("S-11 what nobody read of bodies is given back to the connection's window")
    void windowComesBack() {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            var stream = 1;
            for (; stream < 100; stream += 2) {
                client.post(stream, "/");
                for (var i = 0; i < 4; i++) {
                    client.data(stream, i == 3, "x".repeat(16_000));
                }
                var ended = stream;
                client.await(frame -> frame.stream() == ended && frame.ends());
            }
            client.get(stream, "/");
            assertThat(client.content(stream)).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("B-05 a client that leaves interrupts what is done for it")
    void clientLeaves() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var wire = Wire.to(request -> {
            try {
                begun.countDown();
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Response.of(200);
        })) {
            try (var client = FramePeer.client(wire.port())) {
                client.get(1, "/");
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @DisplayName("a handler that fails is answered with 500, and the connection goes on")
    void handlerFails() {
        try (var wire = Wire.to(request -> {
                    if (request.path().equals("/fail")) {
                        throw new IllegalStateException("meant to fail");
                    }
                    return Response.of(204);
                });
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/fail");
            assertThat(client.head(1)).startsWith(":status: 500\n");
            client.content(1);
            client.get(3, "/");
            assertThat(client.head(3)).startsWith(":status: 204\n");
        }
    }

    @Test
    @DisplayName("a body that fails behind its head resets the stream")
    void bodyFails() {
        try (var wire = Wire.to(request -> {
                    var response = Response.of(200);
                    response.body(new Body() {
                        @Override
                        public long length() {
                            return 5;
                        }

                        @Override
                        public int read(byte[] target, int offset, int length) {
                            throw new IllegalStateException("meant to fail");
                        }

                        @Override
                        public void close() {}
                    });
                    return response;
                });
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/");
            assertThat(client.head(1)).startsWith(":status: 200\n");
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        }
    }

    @Test
    @DisplayName("S-16 a stream may be weighted, but not on itself, and nothing is pushed")
    void priority() {
        try (var wire = Wire.to(this::handle);
                var client = FramePeer.client(wire.port())) {
            client.frame(2, 0, 9, new byte[] {0, 0, 0, 3, 7});
            client.get(1, "/");
            assertThat(client.content(1)).isEqualTo("ok");
            client.frame(2, 0, 11, new byte[] {0, 0, 0, 11, 7});
            assertThat(client.await(RST_STREAM))
                    .extracting(Frame::stream, Frame::error)
                    .containsExactly(11, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    @DisplayName("a head longer than a frame goes on in others")
    void longHead() {
        var value = "v".repeat(40_000);
        try (var wire = Wire.to(request -> {
                    var response = Response.of(200);
                    response.headers().add("X-Long", value);
                    return response;
                });
                var client = FramePeer.client(wire.port())) {
            client.get(1, "/");
            var block = new ByteArrayOutputStream();
            var frame = client.on(1);
            assertThat(frame.is(HEADERS)).isTrue();
            block.writeBytes(frame.payload());
            while ((frame.flags() & 4) == 0) {
                frame = client.next();
                assertThat(frame.is(9)).isTrue();
                block.writeBytes(frame.payload());
            }
            assertThat(client.fields(new Frame(HEADERS, 4, 1, block.toByteArray())))
                    .contains("x-long: " + value + "\n");
        }
    }
}
