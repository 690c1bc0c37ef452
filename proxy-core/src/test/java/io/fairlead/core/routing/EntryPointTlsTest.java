package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an entry point says of TLS to routers that say nothing.
class EntryPointTlsTest {

    private static final RouterTlsConfig OWN = new RouterTlsConfig(Optional.of("mine"), Optional.empty(), List.of());
    private static final RouterTlsConfig GIVEN =
            new RouterTlsConfig(Optional.of("theirs@file"), Optional.empty(), List.of());

    private final EntryPoints entryPoints = new EntryPoints(List.of(
            new EntryPointModel("web", List.of(), true),
            new EntryPointModel("websecure", List.of(), Optional.of(GIVEN), true)));

    @Test
    void aRouterWithoutTlsGetsThatOfTheEntryPoint() {
        var variants = entryPoints.variants("r@file", RouterConfig.of("Host(`a`)", "s"), new Faults());
        assertThat(variants).extracting(RouterVariant::name).containsExactly("r@file", "websecure-r@file");
        assertThat(variants.getFirst().config().tls()).isEmpty();
        assertThat(variants.getLast().config().tls()).contains(GIVEN);
    }

    @Test
    void aRouterWithTlsKeepsItsOwn() {
        var router = RouterConfig.of("Host(`a`)", "s").withTls(OWN);
        var variants = entryPoints.variants("r@other", router, new Faults());
        assertThat(variants).extracting(RouterVariant::name).containsExactly("r@other", "websecure-r@other");
        assertThat(variants)
                .allSatisfy(variant -> assertThat(variant.config().tls()).contains(OWN.withOptions("mine@other")));
    }
}
