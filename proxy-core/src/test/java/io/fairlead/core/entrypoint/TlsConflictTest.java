package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.tls.TestPki;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Routers that want different options for one host, and options that cannot be had.
class TlsConflictTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");

    private final Secure secure = new Secure();

    @BeforeEach
    void configure() {
        secure.certificate(AUTHORITY.server("*.example"));
        secure.options("old", Map.of("maxVersion", "VersionTLS12"));
    }

    @AfterEach
    void close() {
        secure.close();
    }

    @Test
    void routersOfOneHostWithDifferentOptionsGetTheDefaultOnes() throws IOException {
        secure.route("one", "Host(`a.example`)", "default");
        secure.route("two", "Host(`a.example`) && PathPrefix(`/two`)", "old@file");
        secure.route("b.example", "old@file");
        assertThat(secure.apply())
                .singleElement()
                .asString()
                .contains("tls.options")
                .contains("two@file");
        assertThat(secure.routerNames())
                .containsExactlyInAnyOrder("one@file", "web-conflicted-two@file", "b.example@file");
        assertThat(version("a.example")).isEqualTo("TLSv1.3");
        assertThat(version("b.example")).isEqualTo("TLSv1.2");
    }

    @Test
    void whoFallsTakesOthersAlong() throws IOException {
        secure.route("one", "Host(`a.example`)", "default");
        secure.route("two", "Host(`a.example`) || Host(`b.example`)", "old@file");
        secure.route("three", "Host(`b.example`)", "old@file");
        assertThat(secure.apply()).hasSize(2);
        assertThat(version("b.example")).isEqualTo("TLSv1.3");
    }

    @Test
    void aRouterWithoutHostGetsTheDefaultOptions() throws IOException {
        secure.route("any", "PathPrefix(`/`)", "old@file");
        assertThat(secure.apply()).hasSize(1);
        assertThat(secure.routerNames()).containsExactly("web-conflicted-any@file");
        assertThat(version("a.example")).isEqualTo("TLSv1.3");
    }

    @Test
    @DisplayName("T-04 a host counts, whether a rule asks for it or shuts it out")
    void negated() throws IOException {
        secure.route("one", "Host(`a.example`) && !Host(`b.example`)", "old@file");
        assertThat(secure.apply()).isEmpty();
        assertThat(version("a.example")).isEqualTo("TLSv1.2");
        assertThat(version("b.example")).isEqualTo("TLSv1.2");
    }

    @Test
    void aHostThatAnotherRuleShutsOutHasTwoOptions() throws IOException {
        secure.route("one", "Host(`a.example`)", "default");
        secure.route("two", "Host(`b.example`) && !Host(`a.example`)", "old@file");
        assertThat(secure.apply()).isNotEmpty();
        assertThat(version("a.example")).isEqualTo("TLSv1.3");
        assertThat(version("b.example")).isEqualTo("TLSv1.3");
    }

    @Test
    @DisplayName("T-05 hosts whose options cannot be had are closed, not served with others")
    void missing() throws IOException {
        secure.route("a.example", "missing@file");
        secure.route("b.example", "default");
        assertThat(secure.apply())
                .extracting(Problem::field)
                .containsExactly("http.routers.a.example@file.tls.options");
        assertThatThrownBy(() -> version("a.example")).hasMessageContaining("internal_error");
        assertThat(version("b.example")).isEqualTo("TLSv1.3");
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), "b.example")) {
            assertThat(client.get("a.example")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void optionsThatCannotBeUsedAreTold() {
        secure.options("suites", Map.of("cipherSuites", List.of("TLS_RSA_WITH_RC4_128_SHA")));
        secure.options("versions", Map.of("minVersion", "VersionTLS13", "maxVersion", "VersionTLS12"));
        secure.options("spelling", Map.of("minVersion", "TLS 1.2"));
        secure.options("curves", Map.of("curvePreferences", List.of("X25519MLKEM768")));
        secure.options("mode", Map.of("clientAuth", Map.of("clientAuthType", "Perhaps")));
        secure.options("files", Map.of("clientAuth", Map.of("clientAuthType", "RequireAndVerifyClientCert")));
        assertThat(secure.apply())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "tls.options.suites@file.cipherSuites",
                        "tls.options.versions@file.maxVersion",
                        "tls.options.spelling@file.minVersion",
                        "tls.options.curves@file.curvePreferences",
                        "tls.options.mode@file.clientAuth.clientAuthType",
                        "tls.options.files@file.clientAuth.caFiles");
    }

    @Test
    void theNearestOptionsAreTold() {
        secure.route("a.example", "odl@file");
        assertThat(secure.apply())
                .singleElement()
                .asString()
                .endsWith(
                        "found \"odl@file\", which does not exist, expected the name of TLS options, perhaps old@file");
    }

    @Test
    void optionsOfAnotherProviderNeedItsName() throws IOException {
        secure.routers.put("a@kubernetes", router("Host(`a.example`)", "old@file"));
        secure.routers.put("b@kubernetes", router("Host(`b.example`)", "old"));
        assertThat(secure.apply())
                .singleElement()
                .asString()
                .contains("b@kubernetes.tls.options", "old@kubernetes", "perhaps old@file: a name without @ means");
        assertThat(version("a.example")).isEqualTo("TLSv1.2");
        assertThatThrownBy(() -> version("b.example")).hasMessageContaining("internal_error");
    }

    @Test
    void hostsOfTheOldGrammarCountWhereTheyAreNamed() throws IOException {
        secure.routers.put(
                "named@file",
                router("Host(`a.example`, `b.example`)", "old@file").withRuleSyntax("v2"));
        assertThat(secure.apply()).isEmpty();
        assertThat(version("a.example")).isEqualTo("TLSv1.2");
        assertThat(version("b.example")).isEqualTo("TLSv1.2");

        for (var rule :
                List.of("HostHeader(`a.example`)", "HostRegexp(`{x:a}.example`)", "HostRegexp(`{x}.example`)")) {
            secure.routers.put("named@file", router(rule, "old@file").withRuleSyntax("v2"));
            assertThat(secure.apply()).as(rule).singleElement().asString().contains("for no host");
            assertThat(version("a.example")).as(rule).isEqualTo("TLSv1.3");
        }
    }

    private static RouterConfig router(String rule, String options) {
        return RouterConfig.of(rule, "echo@internal")
                .withTls(new RouterTlsConfig(Optional.of(options), Optional.empty(), List.of()));
    }

    @Test
    void theDefaultOptionsCanBeChanged() throws IOException {
        secure.options("default", Map.of("maxVersion", "VersionTLS12"));
        secure.route("a.example", "default");
        secure.apply();
        assertThat(version("a.example")).isEqualTo("TLSv1.2");
    }

    private String version(String host) throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, secure.port(), host)) {
            return client.socket().getSession().getProtocol();
        }
    }
}
