package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Middlewares of services: `addPrefix` tells by the path in which order they ran.
class ServiceMiddlewaresTest {

    private final Gateway gateway = new Gateway();

    @BeforeEach
    void define() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        prefix("router@file", "/r");
        prefix("first@file", "/1");
        prefix("second@file", "/2");
    }

    @Test
    void theyComeBehindThoseOfTheRouter() {
        gateway.routers.computeIfPresent("shop@file", (_, router) -> router.withMiddlewares(List.of("router")));
        guard("first", "second@file");
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/2/1/r/x");
    }

    @Test
    void aMissingOneDisablesTheRouter() {
        guard("first", "third");
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("404");
        assertThat(gateway.router("shop@file").errors())
                .singleElement()
                .asString()
                .contains("middlewares[1]", "third@file", "which does not exist");
    }

    @Test
    void itHealsWhenTheMissingOneAppears() {
        guard("third");
        gateway.apply();

        prefix("third@file", "/3");
        gateway.apply();

        assertThat(gateway.get("/x")).isEqualTo("shop/3/x");
    }

    @Test
    @DisplayName("D-02 a service keeps its turn when its middlewares change")
    void aServiceKeepsItsTurnWhenItsMiddlewaresChange() {
        gateway.serve("shop@file", "a", "b", "c");
        guard("first");
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("a/1/");

        prefix("first@file", "/one");
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("b/one/");

        gateway.serve("shop@file", "a", "b", "c");
        guard("second");
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("c/2/");
        assertThat(gateway.opened).hasSize(1);
    }

    @Test
    @DisplayName("A-10 tenants cannot put internal middlewares before a service")
    void tenantsCannotReferToInternalOnes() {
        prefix("secret@internal", "/s");
        gateway.route("shop@kubernetes", "PathPrefix(`/k`)");
        gateway.services.computeIfPresent(
                "shop@kubernetes", (_, service) -> service.withMiddlewares(List.of("secret@internal")));
        gateway.apply();

        assertThat(gateway.router("shop@kubernetes").status()).isEqualTo(Status.DISABLED);
    }

    private void guard(String... references) {
        gateway.services.computeIfPresent("shop@file", (_, service) -> service.withMiddlewares(List.of(references)));
    }

    private void prefix(String name, String prefix) {
        gateway.middleware(name, "addPrefix", Map.of("prefix", prefix));
    }
}
