package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.config.EntryPointHttpConfig.UnderscoreHeaders;
import io.fairlead.core.http.Limits;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each ends because a small limit ends it: the others are far beyond the patience of a test.
class TimeoutsTest {

    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration NONE = Duration.ZERO;

    private static EntryPointSettings settings(ConnectionTimeouts timeouts, int requests) {
        return new EntryPointSettings(
                "web",
                "127.0.0.1",
                0,
                Limits.REQUEST,
                PathPolicy.DEFAULT,
                false,
                UnderscoreHeaders.KEEP,
                TrustedPeers.NOBODY,
                timeouts,
                requests,
                Duration.ZERO,
                Duration.ofSeconds(10),
                false);
    }

    private static Wire wire(ConnectionTimeouts timeouts) {
        return Wire.to(settings(timeouts, 0), request -> {
            var scrap = new byte[100];
            while (request.body().read(scrap, 0, scrap.length) >= 0) {
                assertThat(scrap).isNotNull();
            }
            return Response.of(204);
        });
    }

    private static void endsAfter(ConnectionTimeouts timeouts, String bytes, String answer) {
        try (var wire = wire(timeouts);
                var client = wire.client()) {
            client.send(bytes);
            assertThat(client.readAll()).startsWith(answer);
        }
    }

    @Test
    @DisplayName("a connection that never speaks ends")
    void firstByte() {
        endsAfter(new ConnectionTimeouts(SHORT, LONG, LONG, LONG, LONG, LONG, NONE), "", "");
    }

    @Test
    @DisplayName("an idle connection ends")
    void idle() {
        endsAfter(
                new ConnectionTimeouts(LONG, SHORT, LONG, LONG, LONG, LONG, NONE),
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "HTTP/1.1 204 ");
    }

    @ParameterizedTest
    @DisplayName("a head that does not end ends its connection")
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX", "\r\n"})
    void head(String beginning) {
        endsAfter(new ConnectionTimeouts(LONG, LONG, SHORT, LONG, LONG, LONG, NONE), beginning, "");
    }

    @ParameterizedTest
    @DisplayName("a body that stalls anywhere ends its connection")
    @ValueSource(
            strings = {"", "3", "3\r\n", "3\r\nab", "3\r\nabc", "3\r\nabc\r\n", "3\r\nabc\r\n0\r\n", "0\r\nX: y\r\n"})
    void bodyStall(String beginning) {
        var head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        endsAfter(new ConnectionTimeouts(LONG, LONG, LONG, LONG, SHORT, LONG, NONE), head + beginning, "");
        endsAfter(new ConnectionTimeouts(LONG, LONG, LONG, SHORT, LONG, LONG, NONE), head + beginning, "");
        endsAfter(new ConnectionTimeouts(LONG, LONG, LONG, SHORT, NONE, LONG, NONE), head + beginning, "");
    }

    @Test
    @DisplayName("a client that takes nothing of an answer ends its connection, and wakes who writes")
    void writeStall() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var settings = settings(new ConnectionTimeouts(LONG, LONG, LONG, LONG, LONG, SHORT, NONE), 0);
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
        try (var wire = wire(new ConnectionTimeouts(NONE, NONE, NONE, NONE, NONE, NONE, NONE));
                var other = wire(new ConnectionTimeouts(SHORT, LONG, LONG, LONG, LONG, LONG, NONE));
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
        try (var wire = Wire.to(settings(ConnectionTimeouts.DEFAULT, 2), request -> Response.of(204));
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
            var drain = Thread.ofVirtual().start(wire.entryPoint()::drain);
            assertThat(idle.readAll()).isEmpty();
            assertThatThrownBy(() -> connectWhilePossible(wire)).hasMessageContaining("refused");
            goOn.countDown();
            assertThat(busy.readAll()).startsWith("HTTP/1.1 204 ");
            assertThat(drain.join(Duration.ofSeconds(10))).isTrue();
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
}
