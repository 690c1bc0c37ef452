package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.rule.RuleSyntax;
import io.fairlead.provider.spi.dynamic.ObservabilityConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntryPointsTest {

    @ParameterizedTest(name = "{0} with models on {1}")
    @CsvSource({
        "web websecure, websecure, r@file[web] websecure-r@file[websecure]",
        "websecure, websecure, r@file[websecure]",
        "web websecure, web websecure, web-r@file[web] websecure-r@file[websecure]",
        "web websecure, '', 'r@file[web, websecure]'"
    })
    void copiesRoutersForEntryPointsThatAddSomething(String used, String models, String expected) {
        var variants = entryPoints(models).variants("r@file", router(used), new Faults());

        assertThat(variants.stream().map(v -> v.name() + v.config().entryPoints()))
                .isEqualTo(List.of(expected.split(" (?=\\S+\\[)")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modelsThatAddNothing")
    void copiesRoutersThatSayAllThemselves(EntryPointModel model) {
        var router = new RouterConfig(
                "Path(`/`)",
                "s",
                List.of("web", "more"),
                List.of(),
                0,
                Optional.of("v3"),
                Optional.of(new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of())),
                model.observability());
        var plain = new EntryPointModel("more", List.of(), true);

        assertThat(new EntryPoints(List.of(model, plain))
                        .variants("r@file", router, new Faults()).stream()
                                .map(v -> v.name() + v.config().entryPoints()))
                .containsExactly("r@file[more]", "web-r@file[web]");
    }

    static Stream<EntryPointModel> modelsThatAddNothing() {
        var tls = new RouterTlsConfig(Optional.of("x@file"), Optional.empty(), List.of());
        var said = new ObservabilityConfig(
                Optional.of(true), Optional.of(true), Optional.of(true), Optional.of("minimal"), Optional.empty());
        return Stream.of(
                new EntryPointModel("web", List.of(), Optional.of(tls), true),
                model(Optional.of(RuleSyntax.V3), Optional.empty(), false),
                model(Optional.empty(), Optional.of(said), false),
                model(Optional.empty(), Optional.empty(), true));
    }

    private static EntryPointModel model(
            Optional<RuleSyntax> syntax, Optional<ObservabilityConfig> observability, boolean encodedCharacters) {
        return new EntryPointModel("web", List.of(), Optional.empty(), true, syntax, observability, encodedCharacters);
    }

    @ParameterizedTest(name = "a router of syntax {0} where {1} is usual becomes {2}")
    @CsvSource({"'', v2, v2", "v3, v2, v3", "v2, '', v2", "default, v2, default", "'', '', ''"})
    void fillsInTheRuleSyntax(String own, String usual, String expected) {
        var model = new EntryPointModel(
                "web",
                List.of(),
                Optional.empty(),
                true,
                usual.isEmpty() ? Optional.empty() : Optional.of(RuleSyntax.V2),
                Optional.empty(),
                false);
        var router = own.isEmpty() ? router("web") : router("web").withRuleSyntax(own);

        assertThat(new EntryPoints(List.of(model)).variants("r@file", router, new Faults()))
                .singleElement()
                .satisfies(variant ->
                        assertThat(variant.config().ruleSyntax().orElse("")).isEqualTo(expected));
    }

    @Test
    void fillsInWhatTheRouterDoesNotSayOfObservability() {
        var usual = new ObservabilityConfig(
                Optional.of(true), Optional.of(false), Optional.empty(), Optional.of("detailed"), Optional.empty());
        var own = new ObservabilityConfig(
                Optional.of(false), Optional.empty(), Optional.empty(), Optional.of("minimal"), Optional.empty());
        var model = new EntryPointModel(
                "web", List.of(), Optional.empty(), true, Optional.empty(), Optional.of(usual), false);

        assertThat(new EntryPoints(List.of(model))
                        .variants("r@file", router("web").withObservability(own), new Faults()))
                .singleElement()
                .satisfies(variant -> assertThat(variant.config().observability())
                        .contains(new ObservabilityConfig(
                                Optional.of(false),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.of("minimal"),
                                Optional.empty())));
        assertThat(new EntryPoints(List.of(model)).variants("r@file", router("web"), new Faults()))
                .singleElement()
                .satisfies(
                        variant -> assertThat(variant.config().observability()).contains(usual));
    }

    @Test
    void putsTheMiddlewaresOfTheEntryPointInFront() {
        var router = router("web").withMiddlewares(List.of("own"));

        assertThat(entryPoints("web").variants("r@file", router, new Faults()))
                .singleElement()
                .satisfies(variant ->
                        assertThat(variant.config().middlewares()).containsExactly("first@file", "own@file"));
    }

    @Test
    void usesTheDefaultEntryPointsInTheOrderOfTheirNames() {
        var variants = entryPoints("").variants("r@file", RouterConfig.of("Path(`/`)", "s"), new Faults());

        assertThat(variants)
                .singleElement()
                .satisfies(variant -> assertThat(variant.config().entryPoints()).containsExactly("web", "websecure"));
    }

    @Test
    void aRouterWithoutAnyEntryPointIsBroken() {
        var faults = new Faults();

        var variants = entryPoints("").variants("r@file", router("x y"), faults);

        assertThat(variants).hasSize(1);
        assertThat(faults.status()).isEqualTo(Status.DISABLED);
        assertThat(faults.all()).hasSize(3);
    }

    private static EntryPoints entryPoints(String models) {
        return new EntryPoints(
                List.of(model("websecure", models, true), model("web", models, true), model("traefik", models, false)));
    }

    private static EntryPointModel model(String name, String models, boolean isDefault) {
        var changes = List.of(models.split(" ")).contains(name);
        return new EntryPointModel(name, changes ? List.of("first@file") : List.of(), isDefault);
    }

    private static RouterConfig router(String entryPoints) {
        return RouterConfig.of("Path(`/`)", "s").withEntryPoints(List.of(entryPoints.split(" ")));
    }
}
