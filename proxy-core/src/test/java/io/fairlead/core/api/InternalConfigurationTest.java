package io.fairlead.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.routing.Report;
import io.fairlead.middleware.spi.Request;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternalConfigurationTest {

    @Test
    void definesNoRouterUnlessAsked() {
        assertThat(routers(Map.of())).isEmpty();
        assertThat(routers(Map.of("api", true, "ping", Map.of("manualRouting", true))))
                .isEmpty();
    }

    @Test
    void leadsToTheApiWhenThatIsInsecure() {
        assertThat(routers(Map.of("api", Map.of("insecure", true))))
                .containsOnly(Map.entry(
                        "api",
                        RouterConfig.of("PathPrefix(`/api`)", "api@internal")
                                .withEntryPoints(List.of("traefik"))
                                .withRuleSyntax("default")
                                .withPriority(9_223_372_036_854_775_806L)));
    }

    @Test
    void leadsToTheHealthCheckWhereTheOperatorWantsIt() {
        assertThat(routers(Map.of("ping", Map.of("entryPoint", "web"))))
                .containsOnly(Map.entry(
                        "ping",
                        RouterConfig.of("PathPrefix(`/ping`)", "ping@internal")
                                .withEntryPoints(List.of("web"))
                                .withRuleSyntax("default")
                                .withPriority(9_223_372_036_854_775_807L)));
    }

    @Test
    void redirectsAnEntryPointToAnother() {
        var configuration = configuration(redirecting(Map.of("to", "websecure")));

        assertThat(InternalConfiguration.of(configuration).http().routers())
                .containsOnly(Map.entry(
                        "web-to-websecure",
                        RouterConfig.of("HostRegexp(`^.+$`)", "noop@internal")
                                .withEntryPoints(List.of("web"))
                                .withMiddlewares(List.of("redirect-web-to-websecure"))
                                .withRuleSyntax("default")
                                .withPriority(9_223_372_036_854_775_806L)));
        assertThat(InternalConfiguration.of(configuration).http().middlewares())
                .containsOnly(Map.entry(
                        "redirect-web-to-websecure",
                        new MiddlewareConfig(
                                "redirectScheme", Map.of("scheme", "https", "port", "8443", "permanent", true))));
    }

    @Test
    void redirectsToAPortAsTheOperatorWants() {
        var options = Map.<String, Object>of("to", ":9443", "scheme", "http", "permanent", false, "priority", 7);
        var http = InternalConfiguration.of(configuration(redirecting(options))).http();

        assertThat(http.routers().get("web-to-9443").priority()).isEqualTo(7);
        assertThat(http.middlewares().get("redirect-web-to-9443").options())
                .isEqualTo(Map.of("scheme", "http", "port", "9443", "permanent", false));
    }

    @Test
    void doesNotRedirectToAnEntryPointThatIsNotThere() {
        assertThat(routers(redirecting(Map.of("to", "nowhere")))).isEmpty();
    }

    @Test
    void defaultTransportIsWhatTheStaticConfigurationSays() {
        var configuration = configuration(Map.of("serversTransport", Map.of("maxIdleConnsPerHost", 7)));

        assertThat(InternalConfiguration.of(configuration).http().serversTransports())
                .containsOnly(Map.entry("default", configuration.serversTransport()));
    }

    @Test
    void servicesExistOnlyIfEnabled() {
        assertThat(services(Map.of())).containsOnlyKeys("noop@internal");
        assertThat(services(Map.of("api", true, "ping", true)))
                .containsOnlyKeys("noop@internal", "api@internal", "ping@internal");
    }

    @Test
    void theServiceThatDoesNothingIsATeapot() {
        var response = services(Map.of()).get("noop@internal").handle(Request.of("GET", "http://a.test/"));

        assertThat(response.status()).isEqualTo(418);
        assertThat(response.body().length()).isZero();
    }

    private static Map<String, Object> redirecting(Map<String, Object> target) {
        var web = Map.of("address", ":80", "http", Map.of("redirections", Map.of("entryPoint", target)));
        return Map.of("entryPoints", Map.of("web", web, "websecure", Map.of("address", ":8443")));
    }

    private static Map<String, RouterConfig> routers(Map<String, Object> options) {
        return InternalConfiguration.of(configuration(options)).http().routers();
    }

    private static Map<String, io.fairlead.middleware.spi.Handler> services(Map<String, Object> options) {
        return InternalServices.of(configuration(options), new Ping(503), () -> Report.EMPTY, "1.2.3", Instant.EPOCH);
    }

    private static StaticConfiguration configuration(Map<String, Object> options) {
        return RecordBinder.bind(StaticConfiguration.class, options, "");
    }
}
