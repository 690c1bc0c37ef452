package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {

    @ParameterizedTest
    @DisplayName("either engine accepts, answers and drains")
    @ValueSource(strings = {"channel", "helidon"})
    void engines(String engine) throws InterruptedException {
        try (var wire = Wire.to(Wire.settings("transport.engine", engine), request -> Response.of(204));
                var idle = wire.client()) {
            idle.send(get("/"));
            assertThat(idle.readHead()).startsWith("HTTP/1.1 204 ");
            wire.entryPoint().drain();
            assertThat(idle.readAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("R-01 at the bound the acceptor pauses, open connections go on, and it resumes by itself")
    void bound() {
        try (var wire = Wire.limited(2, request -> Response.of(204));
                var first = wire.client();
                var second = wire.client()) {
            answered(first, "/first");
            answered(second, "/second");
            try (var third = wire.client()) {
                third.send(get("/third"));
                answered(first, "/first");
                answered(second, "/second");
                assertThat(wire.seen()).doesNotContain("GET /third");
                first.close();
                assertThat(third.readHead()).startsWith("HTTP/1.1 204 ");
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static void answered(RawPeer client, String path) {
        assertThat(client.send(get(path)).readHead()).startsWith("HTTP/1.1 204 ");
    }

    @Test
    @DisplayName("D-05 who connected before the listener closed is answered, and told that it is the last answer")
    void fresh() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var wire = Wire.to(request -> {
                    entered.countDown();
                    awaitQuietly(goOn);
                    return Response.of(204);
                });
                var busy = wire.client();
                var fresh = wire.client()) {
            busy.send(get("/"));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            var drain = Thread.ofVirtual().start(() -> drainQuietly(wire));
            awaitRefusal(wire);
            // It waits for the connections once it has told all of them.
            while (drain.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            fresh.send(get("/"));
            goOn.countDown();
            assertThat(fresh.readAll()).startsWith("HTTP/1.1 204 ").contains("Connection: close");
            assertThat(busy.readAll()).startsWith("HTTP/1.1 204 ");
            drain.join();
        }
    }

    private static void awaitRefusal(Wire wire) {
        while (true) {
            try {
                wire.client().close();
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("refused");
                return;
            }
        }
    }

    private static void drainQuietly(Wire wire) {
        try {
            wire.entryPoint().drain();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @DisplayName("the system asks after a client that is silent for a minute, or as long as the operator says")
    @CsvSource({"60s,6000", "7s,700"})
    void tcpKeepAlive(String option, int jiffies) throws IOException {
        var settings = option.equals("60s") ? Wire.settings() : Wire.settings("transport.tcpKeepAlive", option);
        try (var wire = Wire.to(settings, _ -> Response.of(204));
                var client = wire.client()) {
            client.send(get("/")).readHead();
            assertThat(keepAliveTimer(wire.port(), client.port())).isBetween(jiffies / 2, jiffies);
        }
    }

    /// The time until the system asks, in hundredths of a second.
    private static int keepAliveTimer(int local, int remote) throws IOException {
        var ports = Pattern.compile("^ *[0-9]+: [0-9A-F]+:%04X [0-9A-F]+:%04X .*".formatted(local, remote));
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .filter(line -> ports.matcher(line).matches())
                .map(line -> line.strip().split(" +")[5])
                .filter(timer -> timer.startsWith("02:"))
                .mapToInt(timer -> Integer.parseInt(timer.substring(3), 16))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
