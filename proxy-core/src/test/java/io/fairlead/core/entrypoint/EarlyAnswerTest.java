package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyAnswerTest {

    private static final String BIG = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n";
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: a\r\n\r\n";

    @ParameterizedTest
    @DisplayName("F-13 an answer before the body ends the connection")
    @ValueSource(ints = {200, 302, 401, 404, 413})
    void closes(int status) {
        try (var wire = Wire.to(request -> Response.of(status));
                var client = wire.client()) {
            client.send(BIG + "\r\n" + SECOND);
            assertThat(client.readHead()).startsWith("HTTP/1.1 " + status + " ").contains("\r\nConnection: close\r\n");
            client.endWrite();
            assertThat(client.readAll()).isEmpty();
            assertThat(wire.seen()).containsExactly("POST /");
        }
    }

    @Test
    @DisplayName("F-13 of a body that nobody wants no more than a bound is read")
    void boundedReading() {
        try (var wire = Wire.to(request -> Response.of(401));
                var client = wire.client()) {
            client.send(BIG + "\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 401 ");
            var sent = 0L;
            var piece = "x".repeat(1 << 16);
            try {
                while (sent < 1_000_000_000L) {
                    client.send(piece);
                    sent += piece.length();
                }
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageMatching(".*(reset|pipe|closed).*");
            }
            assertThat(sent)
                    .as("what socket buffers and the bound take together")
                    .isLessThan(64L << 20);
        }
    }

    @ParameterizedTest(name = "F-13 also where the body is at hand: {0}")
    @ValueSource(
            strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"})
    void smallBody(String body) {
        try (var wire = Wire.to(request -> Response.of(404));
                var client = wire.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\n" + body + SECOND);
            assertThat(client.readHead()).startsWith("HTTP/1.1 404 ").contains("\r\nConnection: close\r\n");
            assertThat(client.readAll()).isEmpty();
            assertThat(wire.seen()).containsExactly("POST /");
        }
    }

    @Test
    @DisplayName("F-13 an answer after the body lets the connection go on, whatever its status")
    void afterTheBody() {
        try (var wire = Wire.to(request -> {
                    request.body().read(new byte[5], 0, 5);
                    return Response.of(404);
                });
                var client = wire.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + SECOND);
            assertThat(client.readHead()).startsWith("HTTP/1.1 404 ").doesNotContain("close");
            assertThat(client.readHead()).startsWith("HTTP/1.1 404 ");
            assertThat(wire.seen()).containsExactly("POST /", "GET /second");
        }
    }

    @Test
    @DisplayName("F-13 a server's early answer ends both connections")
    void earlyServer() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
                    client.readAll();
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(BIG + "\r\nabc");
            assertThat(client.readHead()).startsWith("HTTP/1.1 413 ").contains("\r\nConnection: close\r\n");
            assertThat(client.read(2)).isEqualTo("no");
            client.endWrite();
            assertThat(client.readAll()).isEmpty();
            try (var next = proxied.client()) {
                next.send("GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(next.readAll()).startsWith("HTTP/1.1 413 ");
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("F-13 a server may answer first and take the body then")
    void bothWays() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    client.readUntil("2\r\nhi\r\n");
                    client.send("2\r\nho\r\n0\r\n\r\n");
                    client.readUntil("0\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            client.send("2\r\nhi\r\n");
            assertThat(client.readUntil("ho\r\n")).isEqualTo("2\r\nho\r\n");
            client.send("0\r\n\r\n");
            assertThat(client.readAll()).isEqualTo("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("F-14 Expect: 100-continue is answered once when a handler reads the body")
    void answered() {
        try (var wire = Wire.to(EarlyAnswerTest::echo);
                var client = wire.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(5)).isEqualTo("hello");
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nthere");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(5)).isEqualTo("there");
        }
    }

    @Test
    @DisplayName("F-14 a final answer comes without 100, and nothing behind the body is run")
    void refusedExpectation() {
        try (var wire = Wire.to(request -> Response.of(401));
                var client = wire.client()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n" + SECOND);
            var head = client.readHead();
            assertThat(head).startsWith("HTTP/1.1 401 ").contains("\r\nConnection: close\r\n");
            client.endWrite();
            assertThat(client.readAll()).isEmpty();
            assertThat(wire.seen()).containsExactly("POST /");
        }
    }

    @Test
    @DisplayName("F-14 a body that came without waiting gets no 100, and ends the connection with the final answer")
    void pipelinedBody() {
        try (var wire = Wire.to(request -> Response.of(401));
                var client = wire.client()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello" + SECOND);
            assertThat(client.readHead()).startsWith("HTTP/1.1 401 ").contains("\r\nConnection: close\r\n");
            assertThat(client.readAll()).isEmpty();
            assertThat(wire.seen()).containsExactly("POST /");
        }
    }

    @ParameterizedTest
    @DisplayName("F-14 any other Expect is answered with 417")
    @ValueSource(strings = {"101-continue", "100-continue, x", "x", "", "100-continue;q=1"})
    void otherExpectation(String value) {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, "GET / HTTP/1.1\r\nHost: a\r\nExpect: " + value + "\r\n\r\n", 417);
        }
    }

    @Test
    @DisplayName("F-14 HTTP/1.0 never gets a 100, and its expectation is not passed on")
    void oldClient() {
        try (var server = RawServer.playing((client, connection) -> {
                    assertThat(client.readHead()).doesNotContain("Expect");
                    client.readUntil("hello");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            client.send("hello");
            assertThat(client.readAll()).startsWith("HTTP/1.0 204 ");
            assertThat(server.failures()).isEmpty();
        }
    }

    @Test
    @DisplayName("F-14 the expectation is forwarded, and the server's 100 is passed on once")
    void forwarded() {
        try (var server = RawServer.playing((client, connection) -> {
                    assertThat(client.readHead()).contains("\r\nExpect: 100-continue\r\n");
                    client.send("HTTP/1.1 100 Continue\r\n\r\n");
                    client.readUntil("hello");
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(client.read(2)).isEqualTo("ok");
            assertThat(server.failures()).isEmpty();
        }
    }

    @Test
    @DisplayName("F-14 a server that refuses never gets the body that came without waiting")
    void refusedByServer() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
                    client.readAll();
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello" + SECOND);
            assertThat(client.readHead()).startsWith("HTTP/1.1 401 ").contains("\r\nConnection: close\r\n");
            assertThat(client.readAll()).isEmpty();
            assertThat(server.heard()).allSatisfy(heard -> assertThat(heard).doesNotContain("hello"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("F-14 a server that says nothing gets the body after a while")
    void silentServer() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readUntil("hello");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }

    private static Response echo(Request request) {
        var bytes = new byte[5];
        for (var count = 0; count < bytes.length; ) {
            count += request.body().read(bytes, count, bytes.length - count);
        }
        var response = Response.of(200);
        response.body(Body.of(bytes));
        return response;
    }
}
