package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Certificate and options by the name that a client asks for.
class ServerNameTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static Secure secure;

    @BeforeAll
    static void open() {
        secure = new Secure();
        secure.certificate(AUTHORITY.server("a.example"));
        secure.certificate(AUTHORITY.server("*.w.example"));
        secure.certificate(AUTHORITY.server("exact.w.example"));
        secure.certificate(AUTHORITY.server("10.0.0.1"));
        secure.options("old", Map.of("maxVersion", "VersionTLS12"));
        secure.options("strict", Map.of("sniStrict", true));
        secure.route("a.example", "default");
        secure.route("*.w.example", "old");
        secure.route("exact.w.example", "default");
        secure.route("strict.example", "strict");
        secure.apply();
    }

    @AfterAll
    static void close() {
        secure.close();
    }

    @ParameterizedTest(name = "T-04 {0} is served {1} by {2}")
    @CsvSource({
        "a.example,a.example,TLSv1.3",
        "A.EXAMPLE,a.example,TLSv1.3",
        "x.w.example,*.w.example,TLSv1.2",
        "X.W.Example,*.w.example,TLSv1.2",
        "exact.w.example,exact.w.example,TLSv1.3",
        "10.0.0.1,10.0.0.1,TLSv1.3"
    })
    void choice(String name, String certificate, String version) throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), name)) {
            assertThat(client.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=" + certificate);
            assertThat(client.socket().getSession().getProtocol()).isEqualTo(version);
        }
    }

    @ParameterizedTest(name = "T-11 \"{0}\" is served the default certificate, nobody else''s")
    @CsvSource({"unknown.example", "w.example", "x.y.w.example", "''"})
    void fallback(String name) throws IOException {
        try (var client = SecureClient.connect(Trusting.everybody(), secure.port(), name)) {
            var certificate = client.certificate();
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=TRAEFIK DEFAULT CERT");
            assertThat(client.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void whoAsksForNoNameMeansTheAddress() throws IOException {
        try (var local = new Secure()) {
            local.certificate(AUTHORITY.server("a.example"));
            local.certificate(AUTHORITY.server("127.0.0.1"));
            local.apply();
            try (var client = SecureClient.connect(AUTHORITY, local.port(), "")) {
                assertThat(client.certificate().getSubjectX500Principal().getName())
                        .isEqualTo("CN=127.0.0.1");
            }
        }
    }

    @Test
    @DisplayName("T-11 an unknown name is refused in the handshake where sniStrict says so")
    void strict() {
        assertThatThrownBy(() -> SecureClient.connect(Trusting.everybody(), secure.port(), "strict.example"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("unrecognized_name");
    }

    /// The runtime refuses such a hello by itself: no other options are used for it.
    @Test
    @DisplayName("T-04 a name with a trailing dot gets no other options")
    void trailingDot() {
        try (var peer = RawPeer.connect(secure.port())) {
            peer.send(Hellos.asking("x.w.example."));
            assertThat(peer.readAll()).startsWith("\u0015\u0003");
        }
    }

    @Test
    @DisplayName("T-04 a name that is not visible ASCII is refused")
    void garbage() {
        try (var peer = RawPeer.connect(secure.port())) {
            peer.send(Hellos.asking("a.example\u0000.w.example"));
            assertThat(peer.readAll()).isEqualTo("\u0015\u0003\u0003\u0000\u0002\u00022");
        }
    }
}
