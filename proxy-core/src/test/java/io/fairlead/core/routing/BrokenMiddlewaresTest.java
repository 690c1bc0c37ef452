package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Middlewares that cannot be made.
class BrokenMiddlewaresTest {

    private final Gateway gateway = new Gateway();

    @Test
    void aBrokenMiddlewareDisablesWhatUsesIt() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.middleware("outer@file", "chain", Map.of("middlewares", List.of("inner")));
        gateway.middleware("inner@file", "addPrefix", Map.of("prefix", ""));
        gateway.use("shop@file", "outer");

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

    @Test
    void anUnknownTypeOfAMiddlewareNamesTheNearest() {
        gateway.middleware("add@file", "addPrefx", Map.of());

        assertThat(gateway.apply().problems().toString())
                .contains("found type \"addPrefx\"", "the nearest is addPrefix");
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
}
