package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each ends because a small limit ends it: the others are far beyond the patience of a test.
class TimeoutsTest {

    private static final List<String> LIMITS = List.of(
            "firstByteTimeout", "idleTimeout", "headTimeout", "readTimeout", "bodyStallTimeout", "writeStallTimeout");

    /// Every limit is long but these.
    private static EntryPointSettings shortening(String... names) {
        return settings("10m", Map.of(), names);
    }

    private static EntryPointSettings settings(String usual, Map<String, String> others, String... shortened) {
        var options = new ArrayList<String>();
        for (var name : LIMITS) {
            var value = List.of(shortened).contains(name) ? "250ms" : others.getOrDefault(name, usual);
            options.addAll(List.of("transport.respondingTimeouts." + name, value));
        }
        return Wire.settings(options.toArray(String[]::new));
    }

    private static Wire wire(EntryPointSettings settings) {
        return Wire.to(settings, request -> {
            var scrap = new byte[100];
            while (request.body().read(scrap, 0, scrap.length) >= 0) {
                assertThat(scrap).isNotNull();
            }
            return Response.of(204);
        });
    }

    private static void endsAfter(EntryPointSettings timeouts, String bytes, String answer) {
        try (var wire = wire(timeouts);
                var client = wire.client()) {
            client.send(bytes);
            assertThat(client.readAll()).startsWith(answer);
        }
    }

    @Test
    @DisplayName("a connection that never speaks ends")
    void firstByte() {
        endsAfter(shortening("firstByteTimeout"), "", "");
    }

    @Test
    @DisplayName("an idle connection ends")
    void idle() {
        endsAfter(shortening("idleTimeout"), "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 204 ");
    }

    @ParameterizedTest
    @DisplayName("a head that does not end ends its connection")
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX", "\r\n"})
    void head(String beginning) {
        endsAfter(shortening("headTimeout"), beginning, "");
    }

    @ParameterizedTest
    @DisplayName("a body that stalls anywhere ends its connection")
    @ValueSource(
            strings = {"", "3", "3\r\n", "3\r\nab", "3\r\nabc", "3\r\nabc\r\n", "3\r\nabc\r\n0\r\n", "0\r\nX: y\r\n"})
    void bodyStall(String beginning) {
        var head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        endsAfter(shortening("bodyStallTimeout"), head + beginning, "");
        endsAfter(shortening("readTimeout"), head + beginning, "");
        endsAfter(settings("10m", Map.of("bodyStallTimeout", "0"), "readTimeout"), head + beginning, "");
    }

    @Test
    @DisplayName("a client that takes nothing of an answer ends its connection, and wakes who writes")
    void writeStall() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var settings = shortening("writeStallTimeout");
        try (var wire = Wire.to(settings, request -> {
                    var response = Response.of(200);
                    response.body(new Endless(ended));
                    return response;
                });
                var client = wire.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @DisplayName("zero is no limit: nothing ends a slow client")
    void noLimits() {
        try (var wire = wire(settings("0", Map.of()));
                var other = wire(shortening("firstByteTimeout"));
                var client = wire.client();
                var clock = other.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na");
            assertThat(clock.readAll()).isEmpty();
            client.send("bc");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }

    @Test
    @DisplayName("the last request that a connection may carry is answered with Connection: close")
    void requestsPerConnection() {
        try (var wire = Wire.to(Wire.settings("transport.keepAliveMaxRequests", "2"), request -> Response.of(204));
                var client = wire.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(3));
            assertThat(client.readHead()).doesNotContain("close");
            assertThat(client.readHead()).contains("\r\nConnection: close\r\n");
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("draining ends idle connections and lets requests finish")
    void drain() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var wire = Wire.to(request -> {
                    if (request.path().equals("/slow")) {
                        entered.countDown();
                        awaitQuietly(goOn);
                    }
                    return Response.of(204);
                });
                var idle = wire.client();
                var busy = wire.client()) {
            idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            idle.readHead();
            busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            var drain = Thread.ofVirtual().start(() -> drain(wire));
            assertThat(idle.readAll()).isEmpty();
            assertThatThrownBy(() -> connectWhilePossible(wire)).hasMessageContaining("refused");
            goOn.countDown();
            assertThat(busy.readAll()).startsWith("HTTP/1.1 204 ");
            assertThat(drain.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    private static void drain(Wire wire) {
        try {
            wire.entryPoint().drain();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A listener that is being closed may still take what was queued, but not for long.
    private static void connectWhilePossible(Wire wire) {
        for (var end = System.nanoTime() + 10_000_000_000L; System.nanoTime() < end; ) {
            wire.client().close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Zeroes without end.
    private record Endless(CountDownLatch ended) implements Body {

        @Override
        public long length() {
            return UNKNOWN;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return length;
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }

    @Test
    @DisplayName("a body that comes too slowly on average ends its connection, whatever each byte may take")
    void tooSlow() {
        var settings = Wire.settings(
                "transport.respondingTimeouts.bodyMinRate", "1000000",
                "transport.respondingTimeouts.bodyMinRateAfter", "250ms");
        endsAfter(settings, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc", "");
    }

    @Test
    @DisplayName("a body that came fast may then wait as long as its average allows")
    void fastEnough() {
        var settings = Wire.settings(
                "transport.respondingTimeouts.bodyMinRate", "100",
                "transport.respondingTimeouts.bodyMinRateAfter", "1ms");
        try (var wire = wire(settings);
                var other = wire(shortening("firstByteTimeout"));
                var client = wire.client();
                var clock = other.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10001\r\n\r\n" + "x".repeat(10_000));
            assertThat(clock.readAll()).isEmpty();
            client.send("y");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }
}
