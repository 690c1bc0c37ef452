package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerGoneTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static Stream<Arguments> endings() {
        var ends = Stream.<Named<Consumer<RawPeer>>>of(Named.of("FIN", RawPeer::close), Named.of("RST", RawPeer::reset))
                .toList();
        return Stream.of("Content-Length: 100\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n64\r\nhello")
                .flatMap(body -> ends.stream().map(end -> Arguments.of(body, end)));
    }

    /// A server that ends its answer as soon as the client has seen what there is.
    private static RawServer breakingOff(String answer, CountDownLatch seen, Consumer<RawPeer> end) {
        return RawServer.playing((client, connection) -> {
            client.readHead();
            client.send("HTTP/1.1 200 OK\r\n" + answer);
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            end.accept(client);
        });
    }

    @ParameterizedTest(name = "B-05 an answer that a server breaks off is broken off to the client: {0} {1}")
    @MethodSource("endings")
    void brokenOff(String answer, Consumer<RawPeer> end) {
        var seen = new CountDownLatch(1);
        try (var proxied = Proxied.before(breakingOff(answer, seen, end))) {
            var client = proxied.client().send(GET);
            client.readUntil("hello");
            seen.countDown();
            assertThat(client.readAll()).doesNotContain("0\r\n");
        }
    }

    private static Stream<Arguments> endlessEndings() {
        return Stream.of(
                Arguments.of("\r\nhello", Named.<Consumer<RawPeer>>of("RST", RawPeer::reset)),
                Arguments.of(
                        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                        Named.<Consumer<RawPeer>>of("FIN", RawPeer::close)));
    }

    @ParameterizedTest(
            name = "B-05 an answer without a length that a server breaks off ends in a reset for HTTP/1.0: {0} {1}")
    @MethodSource("endlessEndings")
    void resets(String answer, Consumer<RawPeer> end) {
        var seen = new CountDownLatch(1);
        try (var proxied = Proxied.before(breakingOff(answer, seen, end))) {
            var client = proxied.client().send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
            client.readUntil("hello");
            seen.countDown();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(client::readAll)
                    .withMessageContaining("reset");
        }
    }

    @Test
    @DisplayName("B-05 an answer without a length that a server ends is whole for HTTP/1.0")
    void endsWithConnection() {
        try (var proxied = Proxied.before(RawServer.playing((client, connection) -> {
            client.readHead();
            client.send("HTTP/1.1 200 OK\r\n\r\nhello");
        }))) {
            assertThat(proxied.client()
                            .send("GET / HTTP/1.0\r\nHost: a\r\n\r\n")
                            .readAll())
                    .endsWith("\r\n\r\nhello");
        }
    }

    @Test
    @DisplayName("B-06 a pause in an answer that is longer than readTimeout breaks it off")
    void pause() {
        var config = config(Map.of("forwardingTimeouts", Map.of("readTimeout", "300ms")));
        try (var proxied = Proxied.before(
                RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
                    client.readAll();
                }),
                config)) {
            assertThat(proxied.client().send(GET).readAll()).endsWith("\r\n\r\nhello");
        }
        try (var proxied = Proxied.before(RawServer.listening(), config)) {
            assertThat(proxied.client().send(GET).readHead()).startsWith("HTTP/1.1 504 ");
        }
    }

    @Test
    @DisplayName("B-07 the bounds of an answer's head are options")
    void limits() {
        var many = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + "A: b\r\n".repeat(9) + "\r\n";
        var hints = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(2) + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        assertThat(status(many, Map.of("maxHeaderFields", 10))).isEqualTo("200");
        assertThat(status(many, Map.of("maxHeaderFields", 9))).isEqualTo("502");
        assertThat(status(many, Map.of("maxHeaderBytes", many.length()))).isEqualTo("200");
        assertThat(status(many, Map.of("maxHeaderBytes", many.length() - 1))).isEqualTo("502");
        assertThat(status(hints, Map.of("maxInterimResponses", 2))).isEqualTo("200");
        assertThat(status(hints, Map.of("maxInterimResponses", 1))).isEqualTo("502");
    }

    private static String status(String answer, Map<String, ?> limits) {
        try (var proxied = Proxied.before(RawServer.answering(answer), config(Map.of("limits", limits)))) {
            var client = proxied.client().send(GET);
            var head = client.readHead();
            while (head.startsWith("HTTP/1.1 1")) {
                head = client.readHead();
            }
            return head.substring(9, 12);
        }
    }

    private static ServersTransportConfig config(Map<String, ?> tree) {
        return RecordBinder.bind(ServersTransportConfig.class, tree, "");
    }
}
