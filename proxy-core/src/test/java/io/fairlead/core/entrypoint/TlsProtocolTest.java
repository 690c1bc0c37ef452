package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Versions, suites and protocols that are spoken, and those that are not.
class TlsProtocolTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final String REQUEST = OpenSsl.lastRequest("a.example");
    private static Secure secure;

    @BeforeAll
    static void open() {
        secure = new Secure();
        secure.certificate(AUTHORITY.rsaServer("*.example"));
        secure.options(
                "cbc", Map.of("cipherSuites", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "maxVersion", "VersionTLS12"));
        secure.options("curve", Map.of("curvePreferences", "CurveP384"));
        secure.options("http2", Map.of("alpnProtocols", "h2"));
        secure.route("a.example", "default");
        secure.route("cbc.example", "cbc@file");
        secure.route("curve.example", "curve@file");
        secure.route("http2.example", "http2@file");
        assertThat(secure.apply()).isEmpty();
    }

    @AfterAll
    static void close() {
        secure.close();
    }

    @ParameterizedTest(name = "T-01 {0} is refused")
    @ValueSource(
            strings = {
                "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
                "-tls1 -cipher DEFAULT@SECLEVEL=0",
                "-tls1_2 -cipher AES128-GCM-SHA256",
                "-tls1_2 -cipher ECDHE-RSA-AES128-SHA",
                "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256",
                "-tls1_2 -fallback_scsv"
            })
    void refused(String arguments) {
        var output = OpenSsl.client(secure.port(), REQUEST, ("-servername a.example " + arguments).split(" "));
        assertThat(output).contains("alert").doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest(name = "T-01 {0} is spoken")
    @ValueSource(
            strings = {
                "-servername a.example -tls1_3",
                "-servername a.example -tls1_2",
                "-servername a.example -tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305",
                "-servername cbc.example -cipher ECDHE-RSA-AES128-SHA",
                "-servername curve.example -curves P-384",
                "-servername a.example -fallback_scsv"
            })
    void spoken(String arguments) {
        assertThat(OpenSsl.client(secure.port(), REQUEST, arguments.split(" "))).contains("HTTP/1.1");
    }

    @Test
    @DisplayName("T-01 a client that wants to renegotiate is told that it may not, and cut off")
    void renegotiation() {
        var output =
                OpenSsl.client(secure.port(), OpenSsl.RENEGOTIATE + REQUEST, "-servername", "a.example", "-tls1_2");
        assertThat(output).contains("RENEGOTIATING", "alert handshake failure").doesNotContain("HTTP/1.1");
    }

    @Test
    @DisplayName("T-01 a hello of SSL 2 is no TLS")
    void ssl2() {
        try (var peer = RawPeer.connect(secure.port())) {
            peer.send(
                    "\u0080\u002e\u0001\u0003\u0001\u0000\u0015\u0000\u0000\u0000\u0010" + "x".repeat(37) + "\r\n\r\n");
            assertThat(peer.readAll()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aGroupThatIsNotPreferredIsNotTaken() {
        assertThat(OpenSsl.client(secure.port(), REQUEST, "-servername", "curve.example", "-curves", "X25519"))
                .contains("alert")
                .doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest(name = "T-10 a client that offers {0} gets {1}")
    @CsvSource({"'h2,http/1.1',h2", "'http/1.1,h2',h2", "http/1.1,http/1.1", "'x,http/1.1',http/1.1", "'',''"})
    void agreed(String offered, String chosen) throws IOException {
        try (var client = offering(offered)) {
            assertThat(client.socket().getApplicationProtocol()).isEqualTo(chosen);
        }
    }

    @ParameterizedTest(name = "T-10 a client that offers only {0} is refused")
    @ValueSource(strings = {"spdy/3", "acme-tls/1"})
    void disagreed(String offered) {
        assertThatThrownBy(() -> offering(offered))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
    }

    @Test
    @DisplayName("T-10 HTTP/1 on a connection for h2 is closed")
    void http1OnHttp2() throws IOException {
        try (var client = offering("h2")) {
            client.send(REQUEST);
            assertThat(readToEnd(client)).doesNotContain("HTTP/1.1 200");
        }
    }

    @ParameterizedTest(name = "T-10 h2 on a connection for \"{0}\" is closed")
    @ValueSource(strings = {"http/1.1", ""})
    void http2OnHttp1(String agreed) throws IOException {
        try (var client = offering(agreed)) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
            assertThat(readToEnd(client)).doesNotContain("200").startsWith("HTTP/1.");
        }
    }

    private static String readToEnd(SecureClient client) {
        try {
            return client.readAll();
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
            return "";
        }
    }

    private static SecureClient offering(String protocols) throws IOException {
        return SecureClient.connect(AUTHORITY.trusting(), secure.port(), "a.example", parameters -> {
            if (!protocols.isEmpty()) {
                parameters.setApplicationProtocols(protocols.split(","));
            }
        });
    }
}
