package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Everything that is logged or reported while keys are good, bad and at the wrong place.
class PrivateKeysTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final TestPki CERTIFICATE = AUTHORITY.server("a.example");

    @Test
    @DisplayName("T-12 no log line and no problem holds a piece of a key")
    void nowhere() throws IOException {
        var heard = LogLines.heard();
        try (heard;
                var secure = new Secure()) {
            secure.certificate(CERTIFICATE);
            secure.route("a.example", "default");
            for (var key : List.of(CERTIFICATE.keyPem(), AUTHORITY.server("b").keyPem(), "garbage")) {
                secure.certificates.add(TlsCertificateConfig.of(key, key));
                secure.certificates.add(TlsCertificateConfig.of(CERTIFICATE.certificatesPem() + key, key + key));
                secure.certificates.add(TlsCertificateConfig.of(key, CERTIFICATE.certificatesPem()));
            }
            secure.options("bad", Map.of("clientAuth", Map.of("caFiles", List.of(CERTIFICATE.keyPem()))));
            heard.note(secure.apply() + " " + secure.certificates + secure.options);
            try (var client = SecureClient.connect(AUTHORITY, secure.port(), "a.example")) {
                assertThat(client.get("a.example")).startsWith("HTTP/1.1 200");
            }
            try (var peer = RawPeer.connect(secure.port())) {
                peer.send("\u0016\u0003\u0001\u0000\u0004\u0001\u0000\u0000\u0000")
                        .readAll();
            }
        }
        var secret = CERTIFICATE.keyPem().lines().skip(1).findFirst().orElseThrow();
        assertThat(String.join("\n", heard.with("")))
                .contains("tls.certificates[1]", "client hello")
                .doesNotContain(secret.substring(30))
                .doesNotContain("PRIVATE KEY");
    }
}
