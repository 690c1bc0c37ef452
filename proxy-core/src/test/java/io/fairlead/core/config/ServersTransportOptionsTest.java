package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig.ClientCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersTransportOptionsTest {

    @Test
    void everyOptionHasTheNameThatTraefikGivesIt() {
        var config = bind(Map.ofEntries(
                Map.entry("serverName", "a.example"),
                Map.entry("insecureSkipVerify", "true"),
                Map.entry("rootCAs", "/ca.pem,/other.pem"),
                Map.entry("certificates", List.of(Map.of("certFile", "/c.pem", "keyFile", "/k.pem"))),
                Map.entry("maxIdleConnsPerHost", 7),
                Map.entry(
                        "forwardingTimeouts",
                        Map.of(
                                "dialTimeout", "1s",
                                "responseHeaderTimeout", "2s",
                                "idleConnTimeout", "3s",
                                "readIdleTimeout", "4s",
                                "pingTimeout", "5s",
                                "readTimeout", "6s",
                                "writeTimeout", "7s")),
                Map.entry("disableHTTP2", true),
                Map.entry("peerCertURI", "spiffe://a/b"),
                Map.entry("cipherSuites", List.of("TLS_AES_128_GCM_SHA256")),
                Map.entry("minVersion", "VersionTLS12"),
                Map.entry("maxVersion", "VersionTLS13")));
        assertThat(config.serverName()).contains("a.example");
        assertThat(config.insecureSkipVerify()).isTrue();
        assertThat(config.rootCAs()).extracting(FileOrContent::text).containsExactly("/ca.pem", "/other.pem");
        assertThat(config.certificates())
                .containsExactly(new ClientCertificate(FileOrContent.of("/c.pem"), FileOrContent.of("/k.pem")));
        assertThat(config.maxIdleConnsPerHost()).contains(7);
        assertThat(config.forwardingTimeouts())
                .hasValueSatisfying(timeouts -> assertThat(List.of(
                                timeouts.dialTimeout(),
                                timeouts.responseHeaderTimeout(),
                                timeouts.idleConnTimeout(),
                                timeouts.readIdleTimeout(),
                                timeouts.pingTimeout(),
                                timeouts.readTimeout(),
                                timeouts.writeTimeout()))
                        .extracting(timeout -> timeout.map(Duration::toSeconds).orElseThrow())
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L));
        assertThat(config.disableHTTP2()).isTrue();
        assertThat(config.peerCertURI()).contains("spiffe://a/b");
        assertThat(config.cipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256");
        assertThat(config.minVersion()).contains("VersionTLS12");
        assertThat(config.maxVersion()).contains("VersionTLS13");
    }

    @Test
    void whatTraefikDoesNotHave() {
        var config = bind(Map.of(
                "proxyProtocol",
                true,
                "limits",
                Map.of("maxHeaderBytes", 1, "maxHeaderFields", 2, "maxInterimResponses", 0)));
        assertThat(config.proxyProtocol()).contains(new ServersTransportConfig.ProxyProtocol(2));
        assertThat(config.limits()).isEqualTo(new ServersTransportConfig.ResponseLimits(1, 2, 0, 256 << 10));
        assertThatThrownBy(() -> bind(Map.of("proxyProtocol", Map.of("version", 3))))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("limits", Map.of("maxHeaderBytes", 0))))
                .isInstanceOf(BindException.class);
    }

    @Test
    void aKeyIsNotShown() {
        var key = "-----BEGIN PRIVATE KEY-----";
        assertThat(bind(Map.of("certificates", List.of(Map.of("certFile", "/c.pem", "keyFile", key))))
                        .toString())
                .contains("/c.pem")
                .doesNotContain(key);
    }

    private static ServersTransportConfig bind(Map<String, ?> tree) {
        return RecordBinder.bind(StaticConfiguration.class, Map.of("serversTransport", tree), "")
                .serversTransport();
    }
}
