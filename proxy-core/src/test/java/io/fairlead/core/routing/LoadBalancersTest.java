package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services that cannot work, or not wholly.
class LoadBalancersTest {

    private final Gateway gateway = new Gateway();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"http:opaque, servers", "/path, servers"})
    void aServiceWithAWrongUrlDisablesItsRouter(String url, String field) {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.services.put("shop@file", ServiceConfig.loadBalancer(URI.create(url)));

        var compilation = gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("404");
        assertThat(compilation.problems()).anySatisfy(problem -> {
            assertThat(problem.field()).startsWith("http.services.shop@file.loadBalancer." + field);
            assertThat(problem.found()).contains(url);
        });
    }

    @Test
    void aServerOfAnUnknownSchemeFailsAlone() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.services.put("shop@file", ServiceConfig.loadBalancer(URI.create("ftp://a"), URI.create("HTTP://b")));

        var compilation = gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("500");
        assertThat(gateway.get("/x")).isEqualTo("b/x");
        assertThat(compilation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("http.services.shop@file.loadBalancer.servers.url");
            assertThat(problem.found()).isEqualTo("\"ftp://a\"");
        });
        assertThat(gateway.active.table().report().services().get("shop@file").status())
                .isEqualTo(Status.WARNING);
    }

    @Test
    void whoLogsInByAUrlIsNotTold() {
        gateway.services.put("shop@file", ServiceConfig.loadBalancer(URI.create("ftp://me:hunter2@shop")));

        assertThat(gateway.apply().problems().toString())
                .contains("ftp://xxxx@shop")
                .doesNotContain("hunter2");
    }

    @Test
    void anUnknownStrategyDisablesTheService() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.balance("shop@file", Optional.empty(), Optional.of("p2c"));

        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("p2c", "wrr");
    }

    @Test
    void aServiceWithoutServersAnswers503() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.serve("shop@file");
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("503");
    }
}
