package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SwapTest {

    private final CountingFactory factory = new CountingFactory();
    private final Gateway gateway = new Gateway(factory);

    @Test
    @DisplayName("D-02 what did not change survives a swap")
    void whatDidNotChangeSurvives() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.middleware("count@file", "count", Map.of());
        gateway.routers.computeIfPresent("shop@file", (_, router) -> router.withMiddlewares(List.of("count")));
        gateway.apply();
        var route = route();

        gateway.route("other@file", "PathPrefix(`/other`)");
        gateway.apply();

        assertThat(route()).isSameAs(route);
        assertThat(factory.made).hasSize(1);
        assertThat(factory.made.getFirst().closed).isZero();
        assertThat(gateway.opened).hasSize(1);
    }

    @Test
    @DisplayName("D-02 a service keeps its turn when something else changes")
    void aServiceKeepsItsTurn() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.serve("shop@file", "a", "b");
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("a/");

        gateway.routers.computeIfPresent("shop@file", (_, router) -> router.withPriority(7));
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("b/");

        gateway.serve("shop@file", "a", "b", "c");
        gateway.apply();
        assertThat(gateway.get("/")).isEqualTo("a/");
    }

    @Test
    void anIndexOfEqualRoutesSurvives() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.apply();
        var before = gateway.active.table().blueprint().entryPoints().get("web");

        gateway.middleware("unused@file", "count", Map.of());
        gateway.apply();

        assertThat(gateway.active.table().blueprint().entryPoints().get("web").index(false))
                .isSameAs(before.index(false));
    }

    @Test
    void aMiddlewareIsMadeAnewWhenWhatItAskedForChanges() {
        gateway.middleware("outer@file", "count", Map.of("inner", "inner"));
        gateway.middleware("inner@file", "addPrefix", Map.of("prefix", "/a"));
        gateway.apply();
        gateway.apply();
        assertThat(factory.made).hasSize(1);

        gateway.middleware("inner@file", "addPrefix", Map.of("prefix", "/b"));
        gateway.apply();

        assertThat(factory.made).hasSize(2);
        assertThat(factory.made.getFirst().closed).isEqualTo(1);
    }

    @Test
    void aMiddlewareIsMadeAnewWhenWhatItAskedForAppears() {
        gateway.middleware("outer@file", "count", Map.of("inner", "inner"));
        gateway.apply();
        assertThat(factory.made).isEmpty();

        gateway.middleware("inner@file", "addPrefix", Map.of("prefix", "/a"));
        gateway.apply();

        assertThat(factory.made).hasSize(1);
    }

    @Test
    void aTransportThatChangesIsClosedWithItsServices() {
        gateway.transports.put("default@internal", ServersTransportConfig.DEFAULT);
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.apply();

        gateway.transports.put("default@internal", new ServersTransportConfig(Optional.of(5), Optional.empty()));
        gateway.apply();

        assertThat(gateway.get("/")).isEqualTo("shop/");
        assertThat(gateway.opened).extracting(transport -> transport.closed).containsExactly(1, 0);
    }

    @Test
    void whatIsNotNeededIsClosedAfterTheLastRequestThatCouldReachIt() {
        gateway.middleware("count@file", "count", Map.of());
        gateway.apply();
        var first = gateway.active.enter();
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.apply();
        var second = gateway.active.enter();
        gateway.middlewares.clear();
        gateway.apply();
        var middleware = factory.made.getFirst();

        assertThat(middleware.closed).isZero();
        gateway.active.leave(second);
        assertThat(middleware.closed).isZero();
        gateway.active.leave(first);
        assertThat(middleware.closed).isEqualTo(1);
    }

    @Test
    void aRequestGoesOnWithTheTableThatItEntered() {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.transports.put("default@internal", ServersTransportConfig.DEFAULT);
        gateway.apply();
        var table = gateway.active.enter();

        gateway.active.swap(RoutingTable.empty());

        assertThat(gateway.get("/")).isEqualTo("404");
        assertThat(gateway.opened.getFirst().closed).isZero();
        gateway.active.leave(table);
        assertThat(gateway.opened.getFirst().closed).isEqualTo(1);
    }

    @Test
    void closesWhatAnAbandonedCompilationMade() {
        gateway.apply();
        gateway.middleware("count@file", "count", Map.of());
        var compilation = gateway.compile();

        compilation.table().close();

        assertThat(factory.made.getFirst().closed).isEqualTo(1);
        assertThat(gateway.opened.getFirst().closed).isZero();
    }

    @Test
    void aMiddlewareThatFailsToCloseHarmsNobody() {
        gateway.middleware("bad@file", "count", Map.of("failing", true));
        gateway.middleware("good@file", "count", Map.of());
        gateway.apply();

        gateway.active.swap(RoutingTable.empty());

        assertThat(factory.made).extracting(middleware -> middleware.closed).containsExactly(1, 1);
        assertThat(gateway.opened.getFirst().closed).isEqualTo(1);
    }

    @Test
    @DisplayName("D-04 many swaps leave nothing behind")
    void manySwapsLeaveNothingBehind() {
        IntStream.range(0, 500).forEach(i -> {
            gateway.middleware("count@file", "count", Map.of("inner", "add", "number", i));
            gateway.middleware("add@file", "addPrefix", Map.of("prefix", "/" + i));
            gateway.transports.put("t" + i % 3 + "@file", ServersTransportConfig.DEFAULT);
            gateway.transports.remove("t" + (i + 1) % 3 + "@file");
            gateway.apply();
        });
        gateway.active.swap(RoutingTable.empty());

        assertThat(factory.made)
                .hasSize(500)
                .allSatisfy(made -> assertThat(made.closed).isEqualTo(1));
        assertThat(gateway.opened)
                .allSatisfy(opened -> assertThat(opened.closed).isEqualTo(1));
    }

    private Route route() {
        return gateway.active
                .table()
                .blueprint()
                .routers()
                .of("shop@file")
                .getFirst()
                .route()
                .orElseThrow();
    }

    /// Makes middlewares that remember how often they were closed.
    static final class CountingFactory implements MiddlewareFactory<CountingFactory.Config> {

        final List<Counting> made = new ArrayList<>();

        public record Config(Optional<String> inner, int number, boolean failing) {}

        @Override
        public String type() {
            return "count";
        }

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public Middleware create(Config config, MiddlewareContext context) {
            config.inner().ifPresent(context::middleware);
            var middleware = new Counting(config.failing());
            made.add(middleware);
            return middleware;
        }
    }

    private static final class Counting implements Middleware {

        private final boolean failing;
        int closed;

        Counting(boolean failing) {
            this.failing = failing;
        }

        @Override
        public Response handle(Request request, Handler next) {
            return next.handle(request);
        }

        @Override
        public void close() {
            closed++;
            if (failing) {
                throw new IllegalStateException("no");
            }
        }
    }
}
