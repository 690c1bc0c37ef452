package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Routers, and what becomes of those that are wrong.
class RoutingTableCompilerTest {

    private final Gateway gateway = new Gateway();

    @Test
    void routesThroughMiddlewaresToAService() {
        gateway.route("shop@file", "PathPrefix(`/shop`)");
        gateway.middleware("strip@file", "stripPrefix", Map.of("prefixes", List.of("/shop")));
        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/v1"));
        gateway.use("shop@file", "strip", "add");

        var compilation = gateway.apply();

        assertThat(compilation.problems()).isEmpty();
        assertThat(gateway.get("/shop/x")).isEqualTo("shop/v1/x");
        assertThat(gateway.get("/shop")).isEqualTo("shop/v1");
        assertThat(gateway.get("/other")).isEqualTo("404");
        assertThat(gateway.router("shop@file").config().middlewares()).containsExactly("strip@file", "add@file");
    }

    @Test
    void routersWithTlsTakeTlsRequestsOnly() {
        var tls = new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of());
        gateway.route("plain@file", "PathPrefix(`/`)");
        gateway.serve("secure@file", "secure");
        gateway.routers.put(
                "secure@file",
                new RouterConfig(
                        "PathPrefix(`/`)", "secure", List.of(), List.of(), 0, Optional.empty(), Optional.of(tls)));
        gateway.apply();

        assertThat(gateway.get("web", false, "/x")).isEqualTo("plain/x");
        assertThat(gateway.get("web", true, "/x")).isEqualTo("secure/x");
    }

    @Test
    void aWrongRuleDisablesItsRouterAlone() {
        gateway.route("bad@file", "PathPrefix(`/x`");
        gateway.route("good@file", "PathPrefix(`/`)");

        gateway.apply();

        assertThat(gateway.router("bad@file").errors())
                .singleElement()
                .asString()
                .startsWith("rule: found ");
        assertThat(gateway.get("/x")).isEqualTo("good/x");
    }

    @Test
    void anUnknownEntryPointIsAWarningWhileAnotherIsLeft() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withEntryPoints(List.of("web", "wbe")));

        gateway.apply();

        assertThat(gateway.router("shop@file").status()).isEqualTo(Status.WARNING);
        assertThat(gateway.router("shop@file").config().entryPoints()).containsExactly("web");
        assertThat(gateway.get("/x")).isEqualTo("shop/x");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        gateway.routers.put(
                "bad@file",
                new RouterConfig(
                        "Host(",
                        "nobody",
                        List.of("nowhere"),
                        List.of("nothing", "nil"),
                        Long.MAX_VALUE,
                        Optional.of("v9"),
                        Optional.empty()));

        assertThat(gateway.apply().problems())
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder(
                        "http.routers.bad@file.entryPoints",
                        "http.routers.bad@file.entryPoints",
                        "http.routers.bad@file.middlewares[0]",
                        "http.routers.bad@file.middlewares[1]",
                        "http.routers.bad@file.priority",
                        "http.routers.bad@file.rule",
                        "http.routers.bad@file.ruleSyntax",
                        "http.routers.bad@file.service");
    }

    @Test
    void problemsNameTheObjectThatARouterWasMadeFrom() {
        gateway.route("shop@kubernetes", "Host(");
        gateway.origins.put("shop@kubernetes", new Origin("Ingress", "shop", "web", Optional.empty(), 0));

        assertThat(gateway.apply().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source()).isEqualTo("Ingress shop/web"));
    }
}
