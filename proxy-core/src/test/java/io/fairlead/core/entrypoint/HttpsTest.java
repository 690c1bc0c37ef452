package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Requests over TLS, from the handshake to the last byte.
class HttpsTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");

    @Test
    void aRequestIsAnsweredAndMarkedAsSecure() throws IOException {
        try (var secure = Secure.with(AUTHORITY.server("a.example"), "a.example");
                var client = SecureClient.connect(AUTHORITY, secure.port(), "a.example")) {
            assertThat(client.get("a.example")).startsWith("HTTP/1.1 200").endsWith("https a.example https 443");
            assertThat(client.get("a.example:8443")).endsWith("https a.example:8443 https 8443");
        }
    }

    @Test
    void routersWithAndWithoutTlsShareAPort() throws IOException {
        try (var secure = Secure.with(AUTHORITY.server("a.example"), "a.example");
                var plain = RawPeer.connect(secure.port())) {
            plain.send("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
            assertThat(plain.readHead()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void anEndIsSaid() throws IOException {
        try (var secure = Secure.with(AUTHORITY.rsaServer("a.example"), "a.example");
                var client = SecureClient.connect(AUTHORITY, secure.port(), "a.example")) {
            client.send("GET / HTTP/1.0\r\nHost: a.example\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.0 200").endsWith("https a.example https 443");
        }
    }
}
