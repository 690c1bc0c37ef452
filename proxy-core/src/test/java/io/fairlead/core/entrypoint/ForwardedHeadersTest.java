package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.ServedFields.DEFAULT;
import static io.fairlead.core.entrypoint.ServedFields.forwarded;
import static io.fairlead.core.entrypoint.ServedFields.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers are told about the client (H-03).
class ForwardedHeadersTest {

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
}
