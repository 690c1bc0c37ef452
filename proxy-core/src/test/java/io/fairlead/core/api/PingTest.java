package io.fairlead.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PingTest {

    private final Ping ping = new Ping(410);

    @Test
    void isUnavailableUntilReady() throws IOException {
        assertThat(answer()).isEqualTo("503 Service Unavailable");

        ping.ready();

        assertThat(answer()).isEqualTo("200 OK");
    }

    @Test
    @DisplayName("D-05 readiness fails at once when the proxy stops")
    void saysWhatTheOperatorChoseWhenTheProxyStops() throws IOException {
        ping.ready();
        ping.terminating();
        ping.ready();

        assertThat(answer()).isEqualTo("410 Gone");
    }

    @Test
    void verboseNamesTheProviders() throws IOException {
        ping.detail(() -> List.of("file: ok", "kubernetes: waiting"));
        var response = ping.handle(Request.of("GET", "http://a.test/ping?verbose"));
        assertThat(new String(response.body().stream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("Service Unavailable\nfile: ok\nkubernetes: waiting\n");
    }

    @Test
    void aStatusThatHasNoBodyGetsNone() throws IOException {
        var silent = new Ping(204);
        silent.terminating();

        var response = silent.handle(Request.of("GET", "http://a.test/ping"));

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body().stream().readAllBytes()).isEmpty();
    }

    private String answer() throws IOException {
        var response = ping.handle(Request.of("GET", "http://a.test/ping"));
        return response.status() + " " + new String(response.body().stream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
