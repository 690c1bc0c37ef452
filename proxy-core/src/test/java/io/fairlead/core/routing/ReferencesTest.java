package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Names by which one object of the configuration uses another.
class ReferencesTest {

    private final Gateway gateway = new Gateway();

    @Test
    void aReferenceWithoutAtMeansTheProviderOfTheObjectThatRefers() {
        gateway.route("shop@kubernetes", "PathPrefix(`/`)");
        gateway.middleware("secured@file", "chain", Map.of("middlewares", List.of("add", "more@other")));
        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/file"));
        gateway.middleware("add@kubernetes", "addPrefix", Map.of("prefix", "/kubernetes"));
        gateway.middleware("more@other", "addPrefix", Map.of("prefix", "/other"));
        gateway.use("shop@kubernetes", "secured@file");

        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/other/file/x");
    }

    @Test
    void aMissingMiddlewareDisablesItsRouterAndSaysWhatExistsElsewhere() {
        gateway.route("narrow@kubernetes", "PathPrefix(`/admin`)");
        gateway.route("wide@kubernetes", "PathPrefix(`/`)");
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        gateway.use("narrow@kubernetes", "auth");

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
        gateway.balance("shop@kubernetes", Optional.of("inscure@file"), Optional.empty());
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        gateway.middleware("atuh@kubernetes", "addPrefix", Map.of("prefix", "/other-tenant"));
        gateway.middleware("auht@internal", "addPrefix", Map.of("prefix", "/internal"));
        gateway.transports.put("insecure@file", ServersTransportConfig.DEFAULT);
        gateway.use("shop@kubernetes", "ahtu@file");

        gateway.apply();

        assertThat(gateway.router("shop@kubernetes").errors())
                .anySatisfy(error -> assertThat(error)
                        .isEqualTo("middlewares[0]: found \"ahtu@file\", which does not exist, expected the name of a"
                                + " middleware, perhaps auth@file"))
                .anySatisfy(error ->
                        assertThat(error).contains("\"inscure@file\", which does not exist", "perhaps insecure@file"));
    }

    @Test
    void aThousandNearestNamesAreToldAndNoMoreInOneBuild() {
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        for (var i = 0; i < 1_100; i++) {
            gateway.route("shop" + i + "@file", "PathPrefix(`/" + i + "`)");
            gateway.use("shop" + i + "@file", "auht" + i);
        }

        var problems = gateway.apply().problems();

        assertThat(problems).hasSize(1_100);
        assertThat(problems.stream().filter(problem -> problem.expected().endsWith(", perhaps auth@file")))
                .hasSize(1_000);
    }

    @Test
    void aNameThatManyMissCountsOnce() {
        gateway.middleware("auth@file", "addPrefix", Map.of("prefix", "/auth"));
        for (var i = 0; i < 1_100; i++) {
            gateway.route("shop" + i + "@file", "PathPrefix(`/" + i + "`)");
            gateway.use("shop" + i + "@file", "auht");
        }

        assertThat(gateway.apply().problems())
                .hasSize(1_100)
                .allSatisfy(problem -> assertThat(problem.expected()).endsWith(", perhaps auth@file"));
    }

    @Test
    void aReferenceHealsWhenItsTargetAppears() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.use("shop@file", "add");
        gateway.apply();
        assertThat(gateway.get("/x")).isEqualTo("404");

        gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/v1"));
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/v1/x");
        assertThat(gateway.router("shop@file").errors()).isEmpty();
    }

    @Test
    void aMissingServiceDisablesItsRouter() {
        gateway.routers.put("shop@file", RouterConfig.of("PathPrefix(`/`)", "nobody"));
        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .containsExactly(
                        "service: found \"nobody@file\", which does not exist, expected the name of a service");
    }

    @Test
    void aMissingTransportDisablesTheService() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.balance("shop@file", Optional.of("slow"), Optional.empty());

        gateway.apply();

        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("slow@file");
    }

    @Test
    void middlewaresThatReferToThemselvesAreBroken() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.middleware("a@file", "chain", Map.of("middlewares", List.of("b")));
        gateway.middleware("b@file", "chain", Map.of("middlewares", List.of("a")));
        gateway.middleware("self@file", "chain", Map.of("middlewares", List.of("self")));
        gateway.middleware("fine@file", "addPrefix", Map.of("prefix", "/fine"));
        gateway.use("shop@file", "a");
        gateway.route("other@file", "PathPrefix(`/`) && Method(`GET`)");
        gateway.use("other@file", "fine");

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
        gateway.balance("shop@kubernetes", Optional.of("default@internal"), Optional.empty());
        gateway.route("ware@kubernetes", "PathPrefix(`/ware`)");
        gateway.use("ware@kubernetes", "redirect@internal");
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
}
