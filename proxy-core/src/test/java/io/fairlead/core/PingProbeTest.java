package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.config.StaticConfigurationLoader;
import io.fairlead.core.config.Surroundings;
import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingProbeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        ":8080, http://127.0.0.1:8080/ping",
        "0.0.0.0:81, http://127.0.0.1:81/ping",
        "[::]:81, http://127.0.0.1:81/ping",
        "[::1]:81, http://[::1]:81/ping",
        "localhost:81, http://localhost:81/ping",
    })
    void asksWhereTheEntryPointListens(String address, String uri) {
        var configuration = configuration("--ping", "--entryPoints.traefik.address=" + address);

        assertThat(PingProbe.of(configuration).uri()).isEqualTo(URI.create(uri));
    }

    @Test
    void needsPing() {
        var configuration = configuration("--entryPoints.web.address=:80");

        assertThatThrownBy(() -> PingProbe.of(configuration)).hasMessage("found no ping, expected --ping");
    }

    @Test
    void needsTheEntryPointOfPing() {
        var configuration = configuration("--ping.entryPoint=gone", "--entryPoints.web.address=:80");

        assertThatThrownBy(() -> PingProbe.of(configuration))
                .hasMessage("ping.entryPoint: found \"gone\", expected one of web");
    }

    @Test
    void saysTheStatus() throws IOException, InterruptedException {
        try (var whoami = Whoami.start("127.0.0.1", 0, "")) {
            var probe = new PingProbe(URI.create("http://127.0.0.1:" + whoami.port() + "/ping"));

            assertThat(probe.status()).isEqualTo(200);
        }
    }

    private StaticConfiguration configuration(String... arguments) {
        return new StaticConfigurationLoader(List.of())
                .load(List.of(arguments), new Surroundings(Map.of(), folder, folder))
                .configuration();
    }
}
