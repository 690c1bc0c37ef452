package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableCompilerTest {

    private final Gateway gateway = new Gateway();

    @Test
    void routesThroughMiddlewaresToAService() {
        gateway.route("shop@file", "PathPrefix(`/shop`)");
        gateway.middleware("strip@file", "stripPrefix", Map.of("prefixes", List.of("/shop")));
        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/v1"));
        use("shop@file", "strip", "add");

        var compilation = gateway.apply();

        assertThat(compilation.problems()).isEmpty();
        assertThat(gateway.get("/shop/x")).isEqualTo("shop/v1/x");
        assertThat(gateway.get("/shop")).isEqualTo("shop/v1");
        assertThat(gateway.get("/other")).isEqualTo("404");
        assertThat(gateway.router("shop@file").config().middlewares()).containsExactly("strip@file", "add@file");
    }

    @Test
    void aReferenceWithoutAtMeansTheProviderOfTheObjectThatRefers() {
        gateway.route("shop@kubernetes", "PathPrefix(`/`)");
        gateway.middleware("secured@file", "chain", Map.of("middlewares", List.of("add", "more@other")));
        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/file"));
        gateway.middleware("add@kubernetes", "addPrefix", Map.of("prefix", "/kubernetes"));
        gateway.middleware("more@other", "addPrefix", Map.of("prefix", "/other"));
        use("shop@kubernetes", "secured@file");

        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/other/file/x");
    }

    @Test
    void aMissingMiddlewareDisablesItsRouterAndSaysWhatExistsElsewhere() {
        gateway.route("narrow@kubernetes", "PathPrefix(`/admin`)");
        gateway.route("wide@kubernetes", "PathPrefix(`/`)");
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        use("narrow@kubernetes", "auth");

        var compilation = gateway.apply();

        assertThat(gateway.get("/admin")).isEqualTo("wide/admin");
        assertThat(gateway.router("narrow@kubernetes").status()).isEqualTo(Status.DISABLED);
        assertThat(gateway.router("narrow@kubernetes").errors())
                .containsExactly("middlewares[0]: found \"auth@kubernetes\", which does not exist, expected "
                        + "perhaps auth@file: a name without @ means provider kubernetes");
        assertThat(gateway.router("wide@kubernetes").status()).isEqualTo(Status.ENABLED);
        assertThat(compilation.problems()).hasSize(1);
    }

    @Test
    void theNearestNameIsToldUnlessATenantGaveIt() {
        gateway.route("shop@kubernetes", "PathPrefix(`/`)");
        gateway.services.put("shop@kubernetes", balancer(Optional.of("inscure@file"), Optional.empty()));
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        gateway.middleware("atuh@kubernetes", "addPrefix", Map.of("prefix", "/other-tenant"));
        gateway.middleware("auht@internal", "addPrefix", Map.of("prefix", "/internal"));
        gateway.transports.put("insecure@file", ServersTransportConfig.DEFAULT);
        use("shop@kubernetes", "ahtu@file");

        gateway.apply();

        assertThat(gateway.router("shop@kubernetes").errors())
                .anySatisfy(error -> assertThat(error)
                        .isEqualTo("middlewares[0]: found \"ahtu@file\", which does not exist, expected the name of a"
                                + " middleware, perhaps auth@file"))
                .anySatisfy(error ->
                        assertThat(error).contains("\"inscure@file\", which does not exist", "perhaps insecure@file"));
    }

    @Test
    void aReferenceHealsWhenItsTargetAppears() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        use("shop@file", "add");
        gateway.apply();
        assertThat(gateway.get("/x")).isEqualTo("404");

        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/v1"));
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/v1/x");
        assertThat(gateway.router("shop@file").errors()).isEmpty();
    }

    @Test
    void aBrokenMiddlewareDisablesWhatUsesIt() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.middleware("outer@file", "chain", Map.of("middlewares", List.of("inner")));
        gateway.middleware("inner@file", "addPrefix", Map.of("prefix", ""));
        use("shop@file", "outer");

        var compilation = gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("404");
        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("outer@file", "inner@file");
        var states = gateway.active.table().report().middlewares();
        assertThat(states.get("inner@file").status()).isEqualTo(Status.DISABLED);
        assertThat(states.get("inner@file").errors())
                .singleElement()
                .asString()
                .isEqualTo("addPrefix.prefix: found an empty text, expected a path such as /v1");
        assertThat(compilation.problems()).hasSize(3);
    }

    @Test
    void anUnknownKeyOfAMiddlewareNamesItsPath() {
        gateway.middleware("add@file", "addPrefix", Map.of("prefx", "/v1"));

        assertThat(gateway.apply().problems()).anySatisfy(problem -> {
            assertThat(problem.source()).isEqualTo("middleware add@file");
            assertThat(problem.field()).isEqualTo("http.middlewares.add@file.addPrefix.prefx");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"assertion", "depth", "other"})
    void whateverAFactoryThrowsConcernsNobodyElse(String way) {
        var strange = new Gateway(new StrangeFactory());
        strange.middleware("bad@file", "strange", Map.of("way", way));
        strange.route("shop@file", "PathPrefix(`/`)");

        var compilation = strange.apply();

        assertThat(strange.get("/x")).isEqualTo("shop/x");
        assertThat(compilation.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source()).isEqualTo("middleware bad@file"));
    }

    @Test
    void anUnknownTypeOfAMiddlewareNamesTheNearest() {
        gateway.middleware("add@file", "addPrefx", Map.of());

        assertThat(gateway.apply().problems().toString())
                .contains("found type \"addPrefx\"", "the nearest is addPrefix");
    }

    @Test
    void middlewaresThatReferToThemselvesAreBroken() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.middleware("a@file", "chain", Map.of("middlewares", List.of("b")));
        gateway.middleware("b@file", "chain", Map.of("middlewares", List.of("a")));
        gateway.middleware("self@file", "chain", Map.of("middlewares", List.of("self")));
        gateway.middleware("fine@file", "addPrefix", Map.of("prefix", "/fine"));
        use("shop@file", "a");
        gateway.route("other@file", "PathPrefix(`/`) && Method(`GET`)");
        use("other@file", "fine");

        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("a@file -> b@file -> a@file");
        assertThat(gateway.active
                        .table()
                        .report()
                        .middlewares()
                        .get("self@file")
                        .status())
                .isEqualTo(Status.DISABLED);
        assertThat(gateway.get("/x")).isEqualTo("other/fine/x");
    }

    @Test
    void aMissingServiceDisablesItsRouter() {
        gateway.routers.put("shop@file", RouterConfig.of("PathPrefix(`/`)", "nobody"));
        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .containsExactly(
                        "service: found \"nobody@file\", which does not exist, expected the name of a service");
    }

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
    void aMissingTransportDisablesTheService() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.services.put("shop@file", balancer(Optional.of("slow"), Optional.empty()));

        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("slow@file");
    }

    @Test
    void anUnknownStrategyDisablesTheService() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.services.put("shop@file", balancer(Optional.empty(), Optional.of("p2c")));

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
    void anUnknownEntryPointIsAWarningWhileAnotherIsLeft() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withEntryPoints(List.of("web", "wbe")));

        gateway.apply();

        assertThat(gateway.router("shop@file").status()).isEqualTo(Status.WARNING);
        assertThat(gateway.router("shop@file").config().entryPoints()).containsExactly("web");
        assertThat(gateway.get("/x")).isEqualTo("shop/x");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"9223372036854774807, ENABLED", "9223372036854774808, DISABLED", "-5, ENABLED"})
    void prioritiesAboveTheRangeOfUsersDisable(long priority, Status status) {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withPriority(priority));

        gateway.apply();

        assertThat(gateway.router("shop@file").status()).isEqualTo(status);
        assertThat(gateway.router("shop@file").priority()).isEqualTo(priority);
    }

    @Test
    void internalRoutersMayHaveTheHighestPriority() {
        gateway.routers.put(
                "ping@internal", RouterConfig.of("PathPrefix(`/ping`)", "ping").withPriority(Long.MAX_VALUE));
        gateway.apply();

        assertThat(gateway.get("/ping")).isEqualTo("200");
    }

    @Test
    void thePriorityIsTheLengthOfTheRuleInBytes() {
        gateway.route("shop@file", "PathPrefix(`/\u00e9`)");
        gateway.apply();

        assertThat(gateway.router("shop@file").priority()).isEqualTo(17);
    }

    @Test
    void anyProviderOfTheOperatorMayReferToInternalServices() {
        gateway.routers.put("ping@file", RouterConfig.of("PathPrefix(`/`)", "ping@internal"));
        gateway.routers.put("api@file", RouterConfig.of("PathPrefix(`/api`)", "api@internal"));
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("200");
        assertThat(gateway.router("api@file").errors())
                .singleElement()
                .asString()
                .contains("which is not enabled");
    }

    @Test
    @DisplayName("A-10 tenants cannot refer to anything internal")
    void tenantsCannotReferToAnythingInternal() {
        gateway.routers.put("ping@kubernetes", RouterConfig.of("PathPrefix(`/`)", "ping@internal"));
        gateway.route("shop@kubernetes", "PathPrefix(`/shop`)");
        gateway.services.put("shop@kubernetes", balancer(Optional.of("default@internal"), Optional.empty()));
        gateway.route("ware@kubernetes", "PathPrefix(`/ware`)");
        use("ware@kubernetes", "redirect@internal");
        gateway.middleware("redirect@internal", "addPrefix", Map.of("prefix", "/x"));

        gateway.apply();

        for (var name : List.of("ping", "shop", "ware")) {
            assertThat(gateway.router(name + "@kubernetes").errors())
                    .as(name)
                    .singleElement()
                    .asString()
                    .contains("may not refer to those");
        }
        assertThat(gateway.get("/shop")).isEqualTo("404");
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
    void problemsNameTheObjectThatARouterWasMadeFrom() {
        gateway.route("shop@kubernetes", "Host(");
        gateway.origins.put("shop@kubernetes", new Origin("Ingress", "shop", "web", Optional.empty(), 0));

        assertThat(gateway.apply().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source()).isEqualTo("Ingress shop/web"));
    }

    private void use(String router, String... references) {
        gateway.routers.computeIfPresent(router, (_, config) -> config.withMiddlewares(List.of(references)));
    }

    private static ServiceConfig balancer(Optional<String> transport, Optional<String> strategy) {
        var servers = List.of(ServiceConfig.Server.of(URI.create("http://shop")));
        return new ServiceConfig.LoadBalancer(servers, strategy, Optional.empty(), transport, Optional.empty());
    }
}
