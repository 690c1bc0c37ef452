package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.EntryPointHttpConfig.UnderscoreHeaders;
import io.fairlead.core.http.HeadBudget;
import io.fairlead.middleware.spi.Response;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

    private static final EntryPointSettings DEFAULT = EntryPointSettings.of("web", "127.0.0.1", 0);

    private static EntryPointSettings trusting(String range) {
        return Wire.settings("forwardedHeaders.trustedIPs", range);
    }

    /// The field lines that a server gets, without the request line.
    private static List<String> forwarded(EntryPointSettings settings, String host, String fields) {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            return List.of(server.heard().getFirst().split("\r\n")).stream()
                    .skip(1)
                    .toList();
        }
    }

    private static List<String> forwarded(String fields) {
        return forwarded(DEFAULT, "a", fields);
    }

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
    @DisplayName("H-03 an untrusted peer's forwarding fields are removed in every spelling")
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "X_Forwarded_For",
                "x-Forwarded_proto",
                "X-Real_IP",
                "X_REAL_IP",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Server",
                "X-Forwarded-Uri",
                "X_Forwarded-Method",
                "X-Forwarded-Prefix",
                "X-Forwarded-Tls-Client-Cert",
                "X_Forwarded_Tls_Client_Cert_Info",
                "x-real-ip"
            })
    void untrusted(String name) {
        assertThat(forwarded(name + ": evil\r\n" + name + ": evil\r\nForwarded: for=kept\r\n"))
                .noneMatch(line -> line.contains("evil"))
                .contains("Forwarded: for=kept", "X-Real-Ip: 127.0.0.1", "X-Forwarded-For: 127.0.0.1");
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

    @ParameterizedTest
    @DisplayName("H-08 heads at a limit pass, above it they are answered with 431 or 414 and the end")
    @CsvSource({"fields,10,204", "fields,11,431", "bytes,1024,204", "bytes,1025,431", "line,256,204", "line,257,414"})
    void limits(String what, int size, int status) {
        var settings = Wire.settings(
                "http.maxHeaderBytes", "1024", "http.maxHeaderFields", "10", "http.maxRequestLineBytes", "256");
        var bytes = switch (what) {
            case "fields" -> "GET / HTTP/1.1\r\nHost: a\r\n" + "X:\r\n".repeat(size - 1) + "\r\n";
            case "bytes" -> {
                var start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
                yield start + "y".repeat(size - start.length() - 4) + "\r\n\r\n";
            }
            default -> "GET /" + "y".repeat(size - 16) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        };
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server, settings)) {
            if (status == 204) {
                try (var client = proxied.client()) {
                    client.send(bytes);
                    assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
                }
            } else {
                try (var client = proxied.client()) {
                    client.send(bytes);
                    assertThat(client.readHead())
                            .startsWith("HTTP/1.1 " + status + " ")
                            .contains("\r\nConnection: close\r\n");
                    client.endWrite();
                    assertThat(client.readAll().length()).isLessThan(100);
                    assertThat(server.connections()).isZero();
                }
            }
        }
    }

    @Test
    @DisplayName("H-08 one field of more than a megabyte is answered with 431, though the client is still sending")
    void giantField() {
        try (var proxied = Proxied.before(RawServer.listening());
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat((1 << 20) + (100 << 10)) + "\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 431 ").contains("\r\nConnection: close\r\n");
            assertThat(proxied.wire().seen()).isEmpty();
        }
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

    @ParameterizedTest
    @DisplayName("forwarding fields say what the proxy saw when the peer is not trusted")
    @CsvSource({"a,80", "a:8080,8080", "a:443,443", "[::1],80", "[::1]:81,81"})
    void added(String host, String port) {
        assertThat(forwarded(DEFAULT, host, "X-Forwarded-Proto: https\r\nX-Forwarded-For: 9.9.9.9\r\n"))
                .contains(
                        "Host: " + host,
                        "X-Real-Ip: 127.0.0.1",
                        "X-Forwarded-Proto: http",
                        "X-Forwarded-Port: " + port,
                        "X-Forwarded-Host: " + host,
                        "X-Forwarded-For: 127.0.0.1")
                .filteredOn(line -> line.startsWith("X-Forwarded-Server: "))
                .hasSize(1);
    }

    @Test
    @DisplayName("forwarding fields of a trusted peer stay, the missing ones are added, and the peer joins the list")
    void trusted() {
        assertThat(forwarded(
                        trusting("127.0.0.1"),
                        "a",
                        "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-Proto: https\r\nx-forwarded-for: 2.2.2.2, 3.3.3.3\r\n"
                                + "X-Forwarded-Server: other\r\nX-Forwarded-Prefix: /p\r\n"))
                .contains(
                        "X-Real-Ip: 127.0.0.1",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443",
                        "X-Forwarded-Host: a",
                        "X-Forwarded-Prefix: /p",
                        "X-Forwarded-For: 1.1.1.1, 2.2.2.2, 3.3.3.3, 127.0.0.1")
                .doesNotContain("X-Forwarded-Server: other");
    }

    @Test
    @DisplayName("an empty X-Forwarded-For of a trusted peer does not hide the peer")
    void emptyHops() {
        assertThat(forwarded(trusting("127.0.0.1"), "a", "X-Forwarded-For:\r\n"))
                .contains("X-Forwarded-For: 127.0.0.1");
        assertThat(forwarded(trusting("127.0.0.1"), "a", "X-Forwarded-For:\r\nX-Forwarded-For: 1.1.1.1\r\n"))
                .contains("X-Forwarded-For: 1.1.1.1, 127.0.0.1");
    }

    @Test
    @DisplayName("forwarding fields of a trusted peer that say nothing count as missing")
    void emptyFields() {
        assertThat(forwarded(
                        trusting("127.0.0.1"),
                        "a",
                        "X-Real-Ip:\r\nX-Forwarded-Proto: \r\nX-Forwarded-Port:\r\nX-Forwarded-Host:\r\n"))
                .contains(
                        "X-Real-Ip: 127.0.0.1",
                        "X-Forwarded-Proto: http",
                        "X-Forwarded-Port: 80",
                        "X-Forwarded-Host: a")
                .noneMatch(line -> line.startsWith("X-") && line.endsWith(": "));
    }

    @Test
    @DisplayName("a peer outside the trusted ranges is not trusted")
    void otherRange() {
        assertThat(forwarded(trusting("10.0.0.0/8"), "a", "X-Forwarded-For: 1.1.1.1\r\n"))
                .contains("X-Forwarded-For: 127.0.0.1");
    }

    @Test
    @DisplayName("an HTTP/1.0 request without Host gets the server's, and no X-Forwarded-Host")
    void noHost() {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.0 204 ");
            assertThat(server.heard().getFirst())
                    .contains("\r\nHost: " + server.url().getAuthority() + "\r\n")
                    .doesNotContain("X-Forwarded-Host");
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

    @Test
    @DisplayName("forwarding fields stay as they are where the peer is not to be added")
    void notAppended() {
        var option = "forwardedHeaders.notAppendXForwardedFor";
        assertThat(forwarded(Wire.settings(option, "true"), "a", "X-Forwarded-For: 9.9.9.9\r\n"))
                .contains("X-Real-Ip: 127.0.0.1")
                .noneMatch(line -> line.startsWith("X-Forwarded-For"));
        var trusting = Wire.settings(option, "true", "forwardedHeaders.insecure", "true");
        assertThat(forwarded(trusting, "a", "X-Forwarded-For: 9.9.9.9\r\nX-forwarded-for: 8.8.8.8\r\n"))
                .contains("X-Forwarded-For: 9.9.9.9", "X-forwarded-for: 8.8.8.8");
    }

    @ParameterizedTest
    @DisplayName("H-08 long heads share a budget: what does not fit is answered with 503, and all of it is given back")
    @CsvSource({"1,50000", "2,120000"})
    void budget(int fields, int needed) {
        var budget = HeadBudget.of(300_000);
        var settings = EntryPointSettings.of(
                "web", EntryPointConfig.on("127.0.0.1:0"), new SharedLimits(budget, SourceLimit.NONE));
        var field = "X: " + "y".repeat(40_000);
        var beginning = "GET / HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", Collections.nCopies(fields, field))
                + (fields > 1 ? "\r\nZ: " : "");
        try (var wire = Wire.to(settings, _ -> Response.of(204));
                var first = wire.client()) {
            first.send(beginning);
            await(() -> budget.taken() > needed);
            var alone = budget.taken();
            for (var i = 0; i < 3; i++) {
                try (var other = wire.client()) {
                    other.send(beginning + "z".repeat(200_000));
                    assertThat(other.readAllOrReset()).startsWith("HTTP/1.1 503 ");
                }
            }
            await(() -> budget.taken() == alone);
            first.send("\r\n\r\n");
            assertThat(first.readHead()).startsWith("HTTP/1.1 204 ");
            await(() -> budget.taken() == 0);
            first.send(beginning + "\r\n\r\n");
            assertThat(first.readHead()).startsWith("HTTP/1.1 204 ");
        }
    }

    private static void await(BooleanSupplier condition) {
        for (var end = System.nanoTime() + 10_000_000_000L; !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
