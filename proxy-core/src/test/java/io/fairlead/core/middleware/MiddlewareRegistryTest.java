package io.fairlead.core.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MiddlewareRegistryTest {

    @Test
    void findsTheBuiltInsAsAStrangersJarWouldBeFound() {
        assertThat(MiddlewareRegistry.load(List.of()).types())
                .containsExactlyInAnyOrder("addPrefix", "stripPrefix", "headers", "redirectScheme", "chain", "retry");
        assertThat(MiddlewareRegistry.load(List.of()).problems()).isEmpty();
    }

    @Test
    void findsATypeInAnyLetterCase() {
        var registry = MiddlewareRegistry.load(List.of());

        assertThat(registry.factory("STRIPPREFIX"))
                .isEqualTo(registry.factory("stripPrefix"))
                .isPresent();
        assertThat(registry.spelling("stripprefix")).contains("stripPrefix");
    }

    @Test
    void doesNotFoldLettersOutsideAscii() {
        assertThat(MiddlewareRegistry.load(List.of(new Named(() -> "kind"))).factory("\u212Aind"))
                .isEmpty();
    }

    @Test
    void namesTheNearestTypeForAnUnknownOne() {
        assertThatThrownBy(() -> create("stripPrefx", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("found type \"stripPrefx\", expected one of ")
                .hasMessageEndingWith("; the nearest is stripPrefix");
    }

    @Test
    void saysWhichOptionsOfHeadersThereAre() {
        assertThatThrownBy(() -> create("headers", Map.of("accessControlMaxAge", 5)))
                .hasMessageContaining("here.accessControlMaxAge")
                .hasMessageContaining("customRequestHeaders");
    }

    @Test
    void bindsTheOptionsAndSaysWhichKeyIsUnknown() {
        assertThatThrownBy(() -> create("stripPrefix", Map.of("prefixs", List.of("/a"))))
                .hasMessageContaining("here.prefixs")
                .hasMessageContaining("prefixes");
    }

    @Test
    void leavesOutAFactoryWhoseTypeThrows() {
        var registry = MiddlewareRegistry.load(List.of(
                new Named(() -> {
                    throw new IllegalStateException("not today");
                }),
                new Named(() -> "good")));

        assertThat(registry.factory("good")).isPresent();
        assertThat(registry.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.source()).isEqualTo("module io.fairlead.core");
            assertThat(problem.field()).isEqualTo(Named.class.getName());
            assertThat(problem.found()).contains("not today");
        });
    }

    @Test
    void leavesOutAFactoryWhoseTypeIsTaken() {
        var registry = MiddlewareRegistry.load(List.of(new Named(() -> "RETRY")));

        assertThat(registry.factory("retry").orElseThrow()).isNotInstanceOf(Named.class);
        assertThat(registry.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains(Named.class.getName(), "type \"RETRY\"", "module io.fairlead.core"));
    }

    @Test
    void leavesOutAFactoryWhoseTypeIsNoWord() {
        assertThat(MiddlewareRegistry.load(List.of(new Named(() -> ""))).problems())
                .hasSize(1);
    }

    private static Middleware create(String type, Map<String, Object> options) {
        return MiddlewareRegistry.load(List.of()).create(new MiddlewareConfig(type, options), "here", new NoContext());
    }

    private record Named(Supplier<String> name) implements MiddlewareFactory<Named.None> {

        record None() {}

        @Override
        public String type() {
            return name.get();
        }

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public Middleware create(None config, MiddlewareContext context) {
            return (request, next) -> next.handle(request);
        }
    }
}
