package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The records of a dynamic configuration, of which a broken one falls alone.
class DynamicRecordsTest {

    @Test
    void bindsTheDynamicRecords() {
        var tree = Map.of(
                "routers", Map.of("Web.1", Map.of("rule", "Host(`a`)", "service", "s", "tls", true)),
                "services", Map.of("s", Map.of("LOADBALANCER", Map.of("servers", List.of(Map.of("url", "http://a"))))),
                "middlewares", Map.of("m", Map.of("stripPrefix", Map.of("prefixes", List.of("/a", "/b")))));
        var bound = RecordBinder.bind(HttpConfiguration.class, tree, "http");
        assertThat(bound.routers().get("Web.1").tls()).isPresent();
        assertThat(bound.services()).containsEntry("s", ServiceConfig.loadBalancer(URI.create("http://a")));
        assertThat(bound.middlewares())
                .containsEntry("m", new MiddlewareConfig("stripPrefix", Map.of("prefixes", List.of("/a", "/b"))));
    }

    @Test
    void unknownKeysNameTheNearestKnownOne() {
        assertThat(Misfits.of(RouterConfig.class, Map.of("rule", "r", "service", "s", "entrypoint", "web")))
                .containsExactly(new Mismatch(
                        "root.entrypoint",
                        "an unknown option",
                        "entryPoints, the nearest known one of rule, service, entryPoints, middlewares, priority,"
                                + " ruleSyntax, tls, observability"));
    }

    @Test
    void aSealedInterfaceTakesExactlyOneKey() {
        assertThat(service(Map.of()))
                .containsExactly("services.s: found nothing, expected exactly one of loadBalancer, perhaps with"
                        + " middlewares");
        assertThat(service(Map.of("loadBalancr", Map.of())))
                .containsExactly("services.s.loadBalancr: found an unknown option, expected loadBalancer, the nearest"
                        + " known one");
        assertThat(service("x")).containsExactly("services.s: found \"x\", expected a map of options");
        assertThat(service(Map.of("loadBalancer", Map.of("servers", List.of(Map.of())))))
                .containsExactly("services.s.loadBalancer.servers[0].url: found nothing, expected a URL");
    }

    @Test
    void whatStandsBesideAnAlternativeWrapsIt() {
        var plain = ServiceConfig.loadBalancer(URI.create("http://a"));
        var servers = Map.of("servers", List.of(Map.of("url", "http://a")));
        assertThat(bound(Map.of("Middlewares", List.of("m", "n@file"), "loadBalancer", servers)))
                .isEqualTo(new ServiceConfig.WithMiddlewares(List.of("m", "n@file"), plain));
        assertThat(bound(Map.of("loadBalancer", servers, "middlewares", "m,n@file")))
                .isEqualTo(plain.withMiddlewares(List.of("m", "n@file")));
        assertThat(plain.withMiddlewares(List.of())).isSameAs(plain);
        assertThat(plain.withMiddlewares(List.of("b")).withMiddlewares(List.of("a")))
                .isEqualTo(new ServiceConfig.WithMiddlewares(List.of("a", "b"), plain));
    }

    @Test
    void whatStandsBesideAnAlternativeCannotStandAlone() {
        assertThat(service(Map.of("middlewares", List.of("m"))))
                .containsExactly("services.s: found nothing, expected exactly one of loadBalancer, perhaps with"
                        + " middlewares");
        assertThat(service(Map.of("loadBalancer", Map.of(), "middlewares", Map.of())))
                .containsExactly("services.s.middlewares: found an empty map, expected a list");
    }

    @Test
    void aMiddlewareTakesExactlyOneType() {
        var two = new LinkedHashMap<String, Object>();
        two.put("a", Map.of());
        two.put("b", Map.of());
        var broken = new ArrayList<BindException>();
        RecordBinder.bindEach(MiddlewareConfig.class, Map.of("m", two), "middlewares", broken::add);
        assertThat(broken.getFirst().mismatches())
                .containsExactly(new Mismatch("middlewares.m", "a and b", "exactly one key, the type"));
        two.put("b", false);
        two.put("a", true);
        assertThat(RecordBinder.bindValue(MiddlewareConfig.class, two, ""))
                .isEqualTo(new MiddlewareConfig("a", Map.of()));
    }

    @Test
    void oneBrokenEntryFallsAlone() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("good", Map.of("rule", "r", "service", "s"));
        tree.put("bad", Map.of("rule", "r"));
        tree.put("nothing", null);
        tree.put("also", Map.of("rule", "r", "service", "s"));
        var broken = new ArrayList<BindException>();
        var bound = RecordBinder.bindEach(RouterConfig.class, tree, "http.routers", broken::add);
        assertThat(bound).containsOnlyKeys("good", "also");
        assertThat(broken)
                .singleElement()
                .satisfies(e -> assertThat(e.mismatches())
                        .containsExactly(new Mismatch("http.routers.bad.service", "nothing", "a text")));
    }

    private static ServiceConfig bound(Object value) {
        return RecordBinder.bindValue(ServiceConfig.class, value, "services.s");
    }

    private static List<String> service(Object value) {
        var broken = new ArrayList<BindException>();
        var bound = RecordBinder.bindEach(ServiceConfig.class, Map.of("s", value), "services", broken::add);
        assertThat(bound).isEmpty();
        return broken.getFirst().mismatches().stream().map(Mismatch::toString).toList();
    }
}
