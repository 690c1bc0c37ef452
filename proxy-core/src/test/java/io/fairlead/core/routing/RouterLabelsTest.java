package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterLabelsTest {

    private final Gateway gateway = new Gateway(List.of(
            new EntryPointModel("web", List.of(), true),
            new EntryPointModel("secure", List.of("mark@file"), true),
            new EntryPointModel("secure-a", List.of("mark@file"), true)));

    RouterLabelsTest() {
        gateway.middleware("mark@file", "addPrefix", Map.of("prefix", "/mark"));
    }

    @Test
    void aRouterThatIsNamedLikeAVariantOfAnotherStays() {
        route("shop@file", "PathPrefix(`/shop`)", "web", "secure");
        route("secure-shop@file", "PathPrefix(`/other`)", "web");

        var compilation = gateway.apply();

        assertThat(gateway.get("web", false, "/shop")).isEqualTo("shop/shop");
        assertThat(gateway.get("secure", false, "/shop")).isEqualTo("shop/mark/shop");
        assertThat(gateway.get("web", false, "/other")).isEqualTo("secure-shop/other");
        assertThat(gateway.router("secure-shop@file").errors()).isEmpty();
        assertThat(gateway.router("secure-shop-2@file").status()).isEqualTo(Status.WARNING);
        assertThat(compilation.problems())
                .singleElement()
                .asString()
                .contains("secure-shop@file", "it is called secure-shop-2@file");
    }

    @Test
    void variantsOfTwoRoutersThatWantOneNameBothStay() {
        route("a-b@file", "PathPrefix(`/one`)", "web", "secure");
        route("b@file", "PathPrefix(`/two`)", "web", "secure-a");

        assertThat(gateway.apply().problems()).hasSize(1);

        assertThat(gateway.get("secure", false, "/one")).isEqualTo("a-b/mark/one");
        assertThat(gateway.get("secure-a", false, "/two")).isEqualTo("b/mark/two");
        assertThat(gateway.router("secure-a-b@file").errors()).isEmpty();
        assertThat(gateway.router("secure-a-b-2@file").errors()).hasSize(1);
    }

    private void route(String name, String rule, String... entryPoints) {
        gateway.route(name, rule);
        gateway.routers.computeIfPresent(name, (_, config) -> on(config, entryPoints));
    }

    private static RouterConfig on(RouterConfig config, String... entryPoints) {
        return config.withEntryPoints(List.of(entryPoints));
    }
}
