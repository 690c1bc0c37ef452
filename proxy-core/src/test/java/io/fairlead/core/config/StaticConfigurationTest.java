package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticConfigurationTest {

    private static StaticConfiguration of(Map<String, ?> tree) {
        return RecordBinder.bind(StaticConfiguration.class, tree, "").effective();
    }

    @Test
    void nothingMeansTheDefaultsOfTraefik() {
        var configuration = of(Map.of());
        assertThat(configuration.entryPoints()).containsOnlyKeys("http");
        var http = configuration.entryPoints().get("http");
        assertThat(http.listen()).isEqualTo(new ListenAddress("", 80));
        assertThat(http.http().sanitizePath()).isTrue();
        assertThat(http.http().encodeQuerySemicolons()).isFalse();
        assertThat(http.http().maxHeaderBytes()).isEqualTo(1_048_576);
        assertThat(http.http().encodedCharacters()).isEmpty();
        assertThat(http.transport().lifeCycle().graceTimeOut()).hasSeconds(10);
        assertThat(http.transport().respondingTimeouts())
                .isEqualTo(new TransportConfig.RespondingTimeouts(
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        Duration.ofSeconds(180),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        240,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        Duration.ofHours(1)));
        assertThat(configuration.api()).isEmpty();
        assertThat(configuration.ping()).isEmpty();
        assertThat(configuration.log().threshold()).isEqualTo(LogLevel.ERROR);
        assertThat(configuration.core().defaultRuleSyntax()).isEmpty();
        assertThat(configuration.serversTransport()).isEqualTo(ServersTransportConfig.DEFAULT);
        assertThat(configuration.providers().providersThrottleDuration()).hasSeconds(2);
        assertThat(configuration.providers().precedence())
                .startsWith("kubernetesgateway")
                .endsWith("rest")
                .hasSize(17);
        assertThat(configuration.providers().options()).isEmpty();
    }

    @Test
    void defaultsAreAnEmptyTree() {
        assertThat(RecordTree.of(RecordBinder.bind(StaticConfiguration.class, Map.of(), "")))
                .isEmpty();
    }

    @Test
    void theInternalEntryPointIsThereWhenNeeded() {
        assertThat(of(Map.of("api", true)).entryPoints()).containsOnlyKeys("http");
        assertThat(of(Map.of("api", Map.of("insecure", true))).entryPoints()).containsOnlyKeys("http", "traefik");
        assertThat(of(Map.of("ping", true)).entryPoints()).containsOnlyKeys("http", "traefik");
        assertThat(of(Map.of("ping", Map.of("manualRouting", true))).entryPoints())
                .containsOnlyKeys("http");
        assertThat(of(Map.of("ping", Map.of("entryPoint", "http"))).entryPoints())
                .containsOnlyKeys("http");
        var own = Map.of("ping", true, "entryPoints", Map.of("traefik", Map.of("address", ":9000")));
        assertThat(of(own).entryPoints().get("traefik").listen().port()).isEqualTo(9000);
    }

    @Test
    void routersWithoutEntryPointsAreOnAllOrOnTheMarkedOnes() {
        var plain = Map.of("address", ":1");
        var marked = Map.of("address", ":2", "asDefault", true);
        assertThat(of(Map.of("entryPoints", Map.of("b", plain, "a", plain, "traefik", plain)))
                        .defaultEntryPoints())
                .containsExactly("a", "b");
        assertThat(of(Map.of("entryPoints", Map.of("b", plain, "c", marked, "traefik", marked)))
                        .defaultEntryPoints())
                .containsExactly("c");
    }

    @Test
    void providersAreOnOrOff() {
        var providers = of(Map.of("providers", Map.of("file", true, "other", "false", "third", Map.of("a", "b"))))
                .providers();
        assertThat(providers.tree("FILE")).contains(Map.of());
        assertThat(providers.tree("other")).isEmpty();
        assertThat(providers.tree("third")).contains(Map.of("a", "b"));
        assertThatThrownBy(() -> of(Map.of("providers", Map.of("file", "x.yml"))))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("below file");
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> of(Map.of("entryPoints", Map.of("a", Map.of("address", "80")))))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("entryPoints.a: found values that do not fit, expected an address as");
        assertThatThrownBy(() -> of(Map.of("api", Map.of("basePath", "x")))).hasMessageContaining("api: ");
        assertThatThrownBy(() -> of(Map.of("ping", Map.of("terminatingStatusCode", 99))))
                .hasMessageContaining("ping: ");
        var trusting = Map.of("address", ":1", "forwardedHeaders", Map.of("trustedIPs", "10.0.0.0/8,localhost"));
        assertThatThrownBy(() -> of(Map.of("entryPoints", Map.of("a", trusting))))
                .hasMessageContaining("entryPoints.a.forwardedHeaders")
                .hasMessageContaining("\"localhost\"");
    }
}
