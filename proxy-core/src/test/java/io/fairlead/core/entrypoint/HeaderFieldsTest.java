package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.ServedFields.DEFAULT;
import static io.fairlead.core.entrypoint.ServedFields.forwarded;
import static io.fairlead.core.entrypoint.ServedFields.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.EntryPointHttpConfig.UnderscoreHeaders;
import io.fairlead.middleware.spi.Response;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of fields passes the proxy, and how.
class HeaderFieldsTest {

    @ParameterizedTest
    @DisplayName("H-01 hop-by-hop fields end at the proxy, in any case and as Connection tokens")
    @ValueSource(
            strings = {
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Upgrade",
                "Proxy-Authenticate",
                "Proxy-Authorization",
                "HTTP2-Settings"
            })
    void hopByHop(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        assertThat(forwarded(name + ": gone\r\n" + lower + ": gone\r\n")).noneMatch(line -> line.contains("gone"));
        assertThat(forwarded("Connection: " + lower + ", X-Named\r\nX-named: gone\r\n" + name + ": gone\r\n"))
                .noneMatch(line -> line.contains("gone"));
    }

    @Test
    @DisplayName("H-01 hop-by-hop fields of an answer end at the proxy")
    void hopByHopOfAnswer() {
        try (var server = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nConnection: x-gone, close\r\nX-Gone: 1\r\nKeep-Alive: x\r\n"
                                + "Trailer: x\r\nUpgrade: h2c\r\nProxy-Authenticate: x\r\nContent-Length: 0\r\nX-Kept: 1\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead())
                    .matches("HTTP/1.1 200 OK\r\nX-Kept: 1\r\nDate: [^\r]+\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @DisplayName("H-02 Connection cannot remove what the proxy manages or what identifies")
    @ValueSource(strings = {"Cookie", "Authorization", "Forwarded", "authorization", "COOKIE", "forwarded"})
    void protectedFields(String name) {
        assertThat(forwarded("Connection: close, " + name + "\r\n" + name + ": kept\r\n"))
                .contains(name + ": kept");
    }

    @ParameterizedTest
    @DisplayName("H-02 Connection cannot remove Host, lengths or forwarding fields")
    @ValueSource(
            strings = {
                "x-real-ip",
                "X-FORWARDED-FOR",
                "x-forwarded-host",
                "X-Forwarded-Proto",
                "X_Forwarded_For",
                "Host",
                "content-length",
                "x-forwarded-port",
                "X-Forwarded-Server"
            })
    void managedFields(String token) {
        assertThat(forwarded(
                        trusting("127.0.0.0/8"),
                        "a",
                        "Connection: " + token + "\r\nX-Real-Ip: 9.9.9.9\r\n"
                                + "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Host: h\r\nX-Forwarded-Proto: https\r\n"))
                .contains(
                        "Host: a",
                        "X-Real-Ip: 9.9.9.9",
                        "X-Forwarded-For: 9.9.9.9, 127.0.0.1",
                        "X-Forwarded-Host: h",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443")
                .anyMatch(line -> line.startsWith("X-Forwarded-Server: "));
    }

    @Test
    @DisplayName("H-02 more than a hundred Connection options are refused")
    void manyOptions() {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, "GET / HTTP/1.1\r\nHost: a\r\nConnection: " + "a,".repeat(101) + "\r\n\r\n", 400);
        }
    }

    @ParameterizedTest
    @DisplayName("H-05 fields with an underscore are kept, deleted or refused")
    @EnumSource(UnderscoreHeaders.class)
    void underscores(UnderscoreHeaders strategy) {
        var settings = Wire.settings("http.underscoreHeadersStrategy", "" + strategy);
        if (strategy == UnderscoreHeaders.REJECT) {
            try (var proxied = Proxied.before(RawServer.listening(), settings)) {
                Refusal.unseen(proxied, "GET / HTTP/1.1\r\nHost: a\r\nX_A: b\r\n\r\n", 400);
            }
            return;
        }
        var kept = strategy == UnderscoreHeaders.KEEP;
        var lines = forwarded(settings, "a", "X_A: b\r\nX-A: b\r\nContent_Length: 7\r\n");
        assertThat(lines).contains("X-A: b");
        assertThat(lines.contains("X_A: b")).isEqualTo(kept);
        assertThat(lines.contains("Content_Length: 7")).isEqualTo(kept);
    }

    @Test
    @DisplayName("H-09 order, case and every byte of a value arrive unchanged, both ways")
    void bytes() {
        var value = new StringBuilder("\u00e9\u00c3\u00a9 \t ");
        for (var c = 0x21; c <= 0xff; c++) {
            if (c != 0x7f) {
                value.append((char) c);
            }
        }
        var lines = List.of("x-lower: 1", "X-UPPER: 2", "x-lOWER: ", "X-Bytes: " + value, "x-lower: 3");
        var block = String.join("\r\n", lines) + "\r\n";
        assertThat(forwarded(block)).containsSubsequence(lines).startsWith("Host: a", "x-lower: 1");
        try (var server = RawServer.answering(
                        "HTTP/1.1 299 Odd Reason\r\n" + block + "Content-Length: 0\r\nDate: x\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 299 ").contains("\r\n" + block + "Date: x\r\n");
        }
    }

    @Test
    @DisplayName("H-01 a field that Connection lists and an operator keeps reaches middlewares, and no server")
    void keptForMiddlewares() {
        var settings = Wire.settings("forwardedHeaders.connection", "X-Kept");
        var request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: x-kept, X-Gone\r\nX-KEPT: 1\r\nX-Gone: 1\r\n\r\n";
        var seen = new CopyOnWriteArrayList<String>();
        try (var wire = Wire.to(settings, incoming -> {
                    incoming.headers().forEach((name, value) -> seen.add(name));
                    return Response.of(204);
                });
                var client = wire.client()) {
            client.send(request);
            client.readHead();
            assertThat(seen).contains("X-KEPT").doesNotContain("X-Gone");
        }
        assertThat(forwarded(settings, "a", "Connection: x-kept\r\nX-KEPT: 1\r\n"))
                .noneMatch(line -> line.startsWith("X-KEPT"));
        assertThat(forwarded(settings, "a", "X-KEPT: 1\r\n")).contains("X-KEPT: 1");
    }

    @Test
    @DisplayName("H-02 Connection cannot remove what a middleware has set, also not where an operator keeps the name")
    void setByMiddleware() {
        for (var settings : List.of(DEFAULT, Wire.settings("forwardedHeaders.connection", "X-Role"))) {
            try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                    var proxied = Proxied.behind(
                            server, settings, incoming -> incoming.headers().set("X-Role", "set"));
                    var client = proxied.client()) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: x-role\r\nX-Role: sent\r\n\r\n");
                client.readHead();
                assertThat(server.heard().getFirst())
                        .contains("\r\nX-Role: set\r\n")
                        .doesNotContain("sent");
            }
        }
    }
}
