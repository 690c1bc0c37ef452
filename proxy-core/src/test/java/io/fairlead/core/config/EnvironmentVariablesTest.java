package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options in variables of the environment.
class EnvironmentVariablesTest {

    private Loading loading;

    @BeforeEach
    void furnish(@TempDir Path machine) throws IOException {
        loading = new Loading(machine);
    }

    @Test
    void variablesOfServicesAreSkipped() {
        loading.environment().put("TRAEFIK_API_SERVICE_HOST", "10.0.0.1");
        loading.environment().put("TRAEFIK_API_SERVICE_PORT", "80");
        loading.environment().put("TRAEFIK_API_SERVICE_PORT_WEB", "80");
        loading.environment().put("TRAEFIK_API_PORT", "tcp://10.0.0.1:80");
        loading.environment().put("TRAEFIK_API_PORT_80_TCP", "tcp://10.0.0.1:80");
        loading.environment().put("TRAEFIK_API_PORT_80_TCP_PROTO", "tcp");
        loading.environment().put("TRAEFIK_API_PORT_80_TCP_PORT", "80");
        loading.environment().put("TRAEFIK_API_PORT_80_UDP_ADDR", "10.0.0.1");
        loading.environment().put("TRAEFIK_ENTRYPOINTS_PORT", "tcp://10.0.0.1:80");
        assertThat(loading.load().source()).isEqualTo("defaults");
        assertThat(loading.load().warnings()).hasSize(9).allMatch(line -> line.contains("Kubernetes"));
        loading.environment().put("TRAEFIK_PING", "true");
        assertThat(loading.load().source()).isEqualTo("environment");
        assertThat(loading.configuration().ping()).isPresent();
    }

    @Test
    void wrongVariablesAreErrors() {
        loading.environment().put("TRAEFIK_UNRELATED", "x");
        loading.environment().put("traefik_api", "true");
        assertThat(loading.load().source()).isEqualTo("defaults");
        loading.environment().put("TRAEFIK_API_INSECUR", "true");
        assertThat(loading.errors())
                .containsExactly(
                        "TRAEFIK_API_INSECUR: found an unknown option, expected insecure, the nearest known one");
        loading.environment().clear();
        loading.environment().put("TRAEFIK_METRICS_PROMETHEUS", "true");
        assertThat(loading.errors()).singleElement().asString().contains("is an option of Traefik");
    }
}
