package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.tls.TestPki;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The five modes of client authentication, and what they make of certificates.
class ClientCertificateTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final TestPki CLIENTS = TestPki.authority("clients");
    private static final Map<String, TestPki> CERTIFICATES = Map.of(
            "good", CLIENTS.client("good"),
            "below", CLIENTS.intermediate("below").client("deep"),
            "expired", CLIENTS.expiredClient("expired"),
            "stranger", TestPki.authority("strangers").client("stranger"),
            "self", TestPki.selfSigned("self"),
            "server", CLIENTS.server("server"),
            "long", chain(20).client("long"));

    private static Secure secure;

    @BeforeAll
    static void open() {
        secure = new Secure();
        secure.certificate(AUTHORITY.server("*.example"));
        for (var mode : List.of(
                "NoClientCert",
                "RequestClientCert",
                "RequireAnyClientCert",
                "VerifyClientCertIfGiven",
                "RequireAndVerifyClientCert")) {
            secure.options(
                    mode,
                    Map.of(
                            "clientAuth",
                            Map.of("caFiles", List.of(CLIENTS.certificatesPem()), "clientAuthType", mode)));
            secure.route(host(mode), mode + "@file");
        }
        secure.options("Unset", Map.of("clientAuth", Map.of("caFiles", List.of(CLIENTS.certificatesPem()))));
        secure.route(host("Unset"), "Unset@file");
        assertThat(secure.apply()).isEmpty();
    }

    @AfterAll
    static void close() {
        secure.close();
    }

    @ParameterizedTest(name = "T-07 {0} with certificate {1} is {2}")
    @CsvSource({
        "NoClientCert,none,served",
        "NoClientCert,expired,served",
        "RequestClientCert,none,served",
        "RequestClientCert,self,served",
        "RequestClientCert,expired,served",
        "RequireAnyClientCert,none,refused",
        "RequireAnyClientCert,self,served",
        "VerifyClientCertIfGiven,none,served",
        "VerifyClientCertIfGiven,good,served",
        "VerifyClientCertIfGiven,below,served",
        "VerifyClientCertIfGiven,expired,refused",
        "VerifyClientCertIfGiven,stranger,refused",
        "VerifyClientCertIfGiven,self,refused",
        "RequireAndVerifyClientCert,none,refused",
        "RequireAndVerifyClientCert,good,served",
        "RequireAndVerifyClientCert,below,served",
        "RequireAndVerifyClientCert,expired,refused",
        "RequireAndVerifyClientCert,stranger,refused",
        "RequireAndVerifyClientCert,self,refused",
        "RequireAndVerifyClientCert,server,refused",
        "RequireAndVerifyClientCert,long,refused",
        "RequireAnyClientCert,long,refused",
        "Unset,none,refused",
        "Unset,good,served"
    })
    void modes(String mode, String certificate, String outcome) {
        for (var version : List.of("TLSv1.2", "TLSv1.3")) {
            assertThat(outcome(mode, certificate, version)).as(version).isEqualTo(outcome);
        }
    }

    @Test
    @DisplayName("T-07 a bad CA file closes the route")
    void badFile() throws IOException {
        try (var broken = new Secure()) {
            broken.certificate(AUTHORITY.server("*.example"));
            broken.options("bad", Map.of("clientAuth", Map.of("caFiles", List.of("/does/not/exist.pem"))));
            broken.route("bad.example", "bad@file");
            broken.route("good.example", "default");
            assertThat(broken.apply())
                    .anySatisfy(problem -> assertThat(problem.toString()).contains("caFiles"));
            assertThat(outcome(broken, AUTHORITY.trusting(), "bad.example", "TLSv1.3"))
                    .isEqualTo("refused");
            assertThat(outcome(broken, AUTHORITY.trusting(), "good.example", "TLSv1.3"))
                    .isEqualTo("served");
        }
    }

    private static String outcome(String mode, String certificate, String version) {
        var context = certificate.equals("none")
                ? AUTHORITY.trusting()
                : CERTIFICATES.get(certificate).context(AUTHORITY);
        return outcome(secure, context, host(mode), version);
    }

    /// A client of TLS 1.3 learns after its handshake that it was refused.
    private static String outcome(Secure at, SSLContext context, String host, String version) {
        try (var client = SecureClient.connect(
                context, at.port(), host, parameters -> parameters.setProtocols(new String[] {version}))) {
            return client.get(host).startsWith("HTTP/1.1 200") ? "served" : "answered";
        } catch (IOException e) {
            return "refused";
        }
    }

    private static TestPki chain(int length) {
        var last = CLIENTS;
        for (var i = 0; i < length; i++) {
            last = last.intermediate("step" + i);
        }
        return last;
    }

    private static String host(String mode) {
        return mode.toLowerCase(Locale.ROOT) + ".example";
    }
}
