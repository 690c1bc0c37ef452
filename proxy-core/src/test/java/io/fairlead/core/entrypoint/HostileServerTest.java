package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileServerTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood";

    /// A server that gives a bad answer on its first connection and good ones on the others.
    private static RawServer badFirst(String answer) {
        return RawServer.playing((client, connection) -> {
            client.readHead();
            client.send(connection == 1 ? answer : GOOD);
            client.readAll();
        });
    }

    @ParameterizedTest
    @DisplayName("F-18 a bad answer becomes 502, its connection ends, and the client's goes on")
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 1234567890123456789\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+3\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n000000003\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\n X: a\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nX: a\u0000b\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nX: a\rb\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\njunk\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\n: a\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 O\u0001K\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 +20 OK\r\n\r\n",
                "HTTP/1.1 600 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1  200 OK\r\n\r\n",
                "HTTP/1.2 200 OK\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "http/1.1 200 OK\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9\r\n",
                "\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
            })
    void badAnswer(String answer) {
        try (var server = badFirst(answer);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            assertThat(client.readHead())
                    .as("after %s", Refusal.printable(answer))
                    .startsWith("HTTP/1.1 502 ");
        }
        try (var server = badFirst(answer);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.readAll()).contains("Bad Gateway").doesNotContain("abc");
            try (var next = proxied.client()) {
                next.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(next.readAll()).startsWith("HTTP/1.1 200 ").endsWith("good");
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("F-18 a chunk that goes wrong after the answer has begun breaks the client's connection")
    void badChunkLater() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                    client.readUntil("go");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            client.readUntil("abc\r\n");
            assertThat(server.connections()).isEqualTo(1);
            server.sendToAll("3\r\nabcXX0\r\n\r\n");
            assertThat(client.readAll()).doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("F-18 a length that the server does not deliver breaks the client's connection")
    void shortBody() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            assertThat(client.readAll()).endsWith("\r\n\r\nabc").contains("\r\nContent-Length: 10\r\n");
        }
    }

    @Test
    @DisplayName("B-07 nine interim answers, a head of more than 256 KiB or 500 fields become 502")
    void boundedHeads() {
        for (var answer : new String[] {
            "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(9) + GOOD,
            "HTTP/1.1 200 OK\r\nX: " + "y".repeat(256 << 10) + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(501) + "Content-Length: 0\r\n\r\n"
        }) {
            try (var server = badFirst(answer);
                    var proxied = Proxied.before(server);
                    var client = proxied.client()) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(client.readAll()).contains("HTTP/1.1 502 ").doesNotContain("HTTP/1.1 200 ");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("F-19 what follows an answer without a body never leaks into the next answer")
    @CsvSource({
        "HEAD, 200 OK, Content-Length: 4",
        "HEAD, 200 OK, Transfer-Encoding: chunked",
        "GET, 204 No Content, Content-Length: 4",
        "GET, 204 No Content, Transfer-Encoding: chunked",
        "GET, 304 Not Modified, Content-Length: 4",
        "GET, 304 Not Modified, Transfer-Encoding: chunked"
    })
    void noBody(String method, String status, String field) {
        var answer = "HTTP/1.1 " + status + "\r\n" + field + "\r\n\r\nevil";
        try (var server = badFirst(answer);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(method + " / HTTP/1.1\r\nHost: a\r\n\r\n");
            var head = client.readHead();
            assertThat(head).startsWith("HTTP/1.1 " + status + "\r\n").doesNotContain("Transfer-Encoding");
            assertThat(head.contains("\r\nContent-Length: 4\r\n"))
                    .isEqualTo(field.endsWith("4") && !status.startsWith("204"));
            client.send(GET);
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.read(4)).isEqualTo("good");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("F-19 interim answers have no body, whatever their fields say")
    void interimWithoutBody() {
        try (var server = badFirst("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\nContent-Length: 4\r\n\r\n" + GOOD);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.read(4)).isEqualTo("good");
        }
    }

    @ParameterizedTest
    @DisplayName("B-01 bytes that nobody asked for end the connection before the next client can see them")
    @ValueSource(strings = {GOOD, "x", "\r\n", "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"})
    void strayBytes(String stray) {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + connection + stray);
                    client.readAll();
                });
                var proxied = Proxied.before(server)) {
            for (var i = 1; i <= 3; i++) {
                try (var client = proxied.client()) {
                    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                    assertThat(client.readAll()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + i);
                }
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("B-01 bytes that come while a connection rests end it")
    void strayBytesLater() {
        try (var server = RawServer.answering(GOOD);
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            client.readHead();
            assertThat(client.read(4)).isEqualTo("good");
            server.sendToAll("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
            client.send(GET);
            client.readHead();
            assertThat(client.read(4)).isEqualTo("good");
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
