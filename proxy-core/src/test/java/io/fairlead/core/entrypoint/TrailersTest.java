package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailersTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static String post(String trailers) {
        return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + trailers + "\r\n";
    }

    @ParameterizedTest
    @DisplayName("F-17 framing, routing, auth and forwarding names are forbidden in trailers")
    @ValueSource(
            strings = {
                "Content-Length: 3\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Host: a\r\n",
                "Authorization: Basic x\r\n",
                "X-Forwarded-For: 1.2.3.4\r\n",
                "x_forwarded_for: 1.2.3.4\r\n",
                "X-Real-Ip: 1.2.3.4\r\n",
                "Forwarded: for=x\r\n",
                "Connection: close\r\n",
                "TE: trailers\r\n",
                "Expect: 100-continue\r\n",
                "Upgrade: x\r\n",
                "Cookie: a=b\r\n",
                "Proxy-Authorization: Basic x\r\n",
                "Trailer: X\r\n",
                "bad name: x\r\n",
                " folded\r\n"
            })
    void forbidden(String trailers) {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.of(proxied.wire(), post("X-First: 1\r\n" + trailers), 400);
            assertThat(proxied.server().heard())
                    .allSatisfy(heard -> assertThat(heard).doesNotContain("X-First"));
        }
    }

    @Test
    @DisplayName("F-17 more than 64 trailers, or 8 KiB of them, are refused")
    void bounded() {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.of(proxied.wire(), post("X-A: b\r\n".repeat(65)), 400);
            Refusal.of(proxied.wire(), post("X-A: " + "b".repeat(8200) + "\r\n"), 400);
        }
    }

    @Test
    @DisplayName("F-17 trailers within the bounds pass to the server, and never become fields of the head")
    void passed() {
        try (var server = RawServer.playing((client, connection) -> {
                    assertThat(client.readHead()).doesNotContain("X-Sum");
                    client.readUntil("0\r\nX-Sum: 1\r\nx-sum:  2".replace(":  ", ": ") + "\r\n\r\n");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(post("X-Sum: 1\r\nx-sum:2 \r\n"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            assertThat(server.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("F-17 a client that did not say TE: trailers gets none")
    @ValueSource(strings = {"", "TE: gzip\r\n", "TE: xtrailers\r\n", "TE: trailersx, deflate\r\n"})
    void dropped(String fields) {
        try (var server = RawServer.answering(CHUNKED + "2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
            assertThat(client.readHead()).contains("\r\nTransfer-Encoding: chunked\r\n");
            assertThat(client.readUntil("\r\n\r\n")).isEqualTo("2\r\nok\r\n0\r\n\r\n");
            assertThat(server.heard().getFirst()).doesNotContain("TE:");
        }
    }

    @ParameterizedTest
    @DisplayName("F-17 a client that said TE: trailers gets them")
    @ValueSource(strings = {"trailers", "Trailers", "gzip, trailers", "trailers,gzip;q=1"})
    void wanted(String value) {
        try (var server = RawServer.answering(CHUNKED + "2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nTE: " + value + "\r\n\r\n");
            assertThat(client.readHead()).contains("\r\nTransfer-Encoding: chunked\r\n");
            assertThat(client.readUntil("\r\n\r\n")).isEqualTo("2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(server.heard().getFirst()).contains("\r\nTE: trailers\r\n");
        }
    }

    @ParameterizedTest
    @DisplayName("F-17 a forbidden trailer from a server breaks the answer off")
    @ValueSource(strings = {"Content-Length: 3\r\n", "X-Forwarded-For: x\r\n", "bad\r\n"})
    void forbiddenFromServer(String trailers) {
        try (var server = RawServer.answering(CHUNKED + "2\r\nok\r\n0\r\n" + trailers + "\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n");
            assertThat(client.readAll()).doesNotContain("0\r\n\r\n").doesNotContain(trailers);
        }
    }
}
