package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StalePoolTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /// Answers the first request of the first connection, and drops that connection when the second has come
    /// so far; the other connections answer.
    private static RawServer dropping(String until, String partialAnswer) {
        return RawServer.playing((client, connection) -> {
            client.readHead();
            client.send(OK);
            if (connection == 1) {
                client.readUntil(until);
                client.send(partialAnswer);
            } else {
                client.readAll();
            }
        });
    }

    private static String head(String method) {
        return method + " / HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static long arrivals(RawServer server, String method) {
        return server.heard().stream()
                .mapToLong(heard -> heard.split(method + " / HTTP/1.1", -1).length - 1)
                .sum();
    }

    private static void warm(RawPeer client) {
        client.send("PATCH / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        assertThat(client.read(2)).isEqualTo("ok");
    }

    @ParameterizedTest
    @DisplayName("B-04 an idempotent request whose resting connection died before any answer is repeated once")
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void repeated(String method) {
        try (var server = dropping("\r\n\r\n", "");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            warm(client);
            client.send(head(method));
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(server.connections()).isEqualTo(2);
            assertThat(arrivals(server, method)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("B-04 it is repeated once, not for ever")
    void repeatedOnce() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    if (connection == 1) {
                        client.send(OK);
                        client.readHead();
                    }
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            warm(client);
            client.send(head("GET"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @DisplayName("B-04 a POST never arrives twice, at whatever moment the server dies")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST / HTTP/1.1 | ''",
                "Host: a | ''",
                "Content-Length: 5 | ''",
                "hel | ''",
                "hello | ''",
                "hello | HTTP/1.1 200",
                "hello | HTTP/1.1 200 OK"
            })
    void postOnce(String until, String partialAnswer) {
        try (var server = dropping(until, partialAnswer);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            warm(client);
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            assertThat(arrivals(server, "POST")).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @DisplayName("B-04 nothing is repeated once a byte was answered, or on a connection that was new")
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n"})
    void notAfterAnswer(String partialAnswer) {
        try (var server = dropping("\r\n\r\n", partialAnswer);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            warm(client);
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.readAll()).contains("HTTP/1.1 502 Bad Gateway\r\n");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("B-04 a new connection that dies is not replaced")
    void notWhenNew() {
        try (var server = RawServer.playing((client, connection) -> client.readHead());
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(head("GET"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("B-04 a connection that was closed while it rested is not used, also not for a POST")
    void closedWhileResting() {
        var ended = new Semaphore(0);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send(OK).endWrite();
                    ended.release();
                    client.readAll();
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            for (var i = 1; i <= 3; i++) {
                client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
                client.readHead();
                assertThat(client.read(2)).isEqualTo("ok");
                ended.acquireUninterruptibly();
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("B-06 a refused connection is answered with 502 and the bare text")
    void refused() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(answerOf("http://127.0.0.1:" + port, ServersTransportConfig.DEFAULT))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .doesNotContain("Content-Type")
                .endsWith("\r\n\r\nBad Gateway");
    }

    @Test
    @DisplayName("B-06 a name without address is answered with 502")
    void unknownName() {
        assertThat(answerOf("http://no-such-name.invalid:80", ServersTransportConfig.DEFAULT))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n");
    }

    @Test
    @DisplayName("B-06 a response head that does not come in time is answered with 504 and the bare text")
    void responseHeaderTimeout() {
        try (var server = RawServer.listening()) {
            assertThat(answerOf(server.url().toString(), impatient()))
                    .startsWith("HTTP/1.1 504 Gateway Timeout\r\n")
                    .doesNotContain("Content-Type")
                    .endsWith("\r\n\r\nGateway Timeout");
        }
    }

    @Test
    @DisplayName("B-06 the time for a response head begins when the server has the whole request")
    void slowUploadIsNoTimeout() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readUntil("0\r\n\r\n");
                    client.send(OK);
                });
                var proxied = Proxied.before(server, impatient());
                var client = proxied.client();
                var second = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            second.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(second.readAll()).as("a clock that has run as long").startsWith("HTTP/1.1 504 ");
            client.send("0\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static ServersTransportConfig impatient() {
        return new ServersTransportConfig(
                Optional.empty(),
                Optional.of(new ServersTransportConfig.ForwardingTimeouts(
                        Optional.empty(), Optional.of(Duration.ofMillis(300)), Optional.empty())));
    }

    private static String answerOf(String url, ServersTransportConfig config) {
        try (var reaper = Reaper.start();
                var transport = new PooledTransport(config, reaper);
                var wire = Wire.to(transport.server(ServerOwner.OPERATOR, URI.create(url), true, false));
                var client = wire.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            return client.readAll();
        }
    }
}
