package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds a table that came of many small changes against the table of the last configuration alone.
class IncrementalCompilationPropertyTest {

    private static final int WALKS = 60;
    private static final int STEPS = 50;
    private static final List<String> PROVIDERS = List.of("file", "kubernetes", "other");
    private static final RouterTlsConfig TLS = new RouterTlsConfig(Optional.empty(), Optional.empty(), List.of());
    private static final List<EntryPointModel> ENTRY_POINTS = List.of(
            new EntryPointModel("web", List.of(), true),
            new EntryPointModel("secure", List.of("m1@file"), true),
            new EntryPointModel("third", List.of(), Optional.of(TLS), false));

    private int routed;
    private int refused;

    @Test
    @DisplayName("D-02 a table that was changed step by step equals one that was made at once")
    void changesLeadWhereMakingAnewLeads() {
        for (var seed = 0L; seed < WALKS; seed++) {
            var random = new SplittableRandom(seed);
            var walked = new Gateway(ENTRY_POINTS);
            for (var step = 0; step < STEPS; step++) {
                for (var i = random.nextInt(4); i >= 0; i--) {
                    change(random, walked);
                }
                compare(walked, "seed " + seed + ", step " + step);
            }
            walked.active.swap(RoutingTable.empty());
            assertThat(walked.opened)
                    .as("seed %d", seed)
                    .allSatisfy(opened -> assertThat(opened.closed).isEqualTo(1));
        }
        assertThat(routed).as("requests that met a router").isGreaterThan(WALKS * STEPS);
        assertThat(refused).as("routers that do not work").isGreaterThan(WALKS * STEPS);
    }

    private void compare(Gateway walked, String where) {
        var problems = walked.apply().problems();
        var anew = new Gateway(ENTRY_POINTS);
        anew.routers.putAll(walked.routers);
        anew.services.putAll(walked.services);
        anew.middlewares.putAll(walked.middlewares);
        anew.transports.putAll(walked.transports);
        anew.origins.putAll(walked.origins);
        var expected = anew.apply().problems();
        var report = walked.active.table().report();
        var wanted = anew.active.table().report();
        assertThat(report.routers()).as(where).isEqualTo(wanted.routers());
        assertThat(report.services()).as(where).isEqualTo(wanted.services());
        assertThat(report.middlewares()).as(where).isEqualTo(wanted.middlewares());
        assertThat(new HashSet<>(problems)).as(where).isEqualTo(new HashSet<>(expected));
        for (var path : List.of("/", "/a", "/a/b", "/b")) {
            for (var entryPoint : List.of("web", "secure", "third")) {
                for (var tls : List.of(false, true)) {
                    var answer = walked.get(entryPoint, tls, path);
                    assertThat(answer).as(where).isEqualTo(anew.get(entryPoint, tls, path));
                    routed += answer.equals("404") ? 0 : 1;
                }
            }
        }
        refused += (int) report.routers().values().stream()
                .filter(router -> router.status() == Status.DISABLED)
                .count();
    }

    private static void change(SplittableRandom random, Gateway gateway) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> gateway.routers.put(name(random, "r", 6), router(random));
            case 3 -> gateway.routers.remove(name(random, "r", 6));
            case 4, 5 -> gateway.services.put(name(random, "s", 4), service(random));
            case 6 -> gateway.services.remove(name(random, "s", 4));
            case 7 -> middleware(random, gateway);
            case 8 -> transport(random, gateway);
            default -> origin(random, gateway);
        }
    }

    private static void middleware(SplittableRandom random, Gateway gateway) {
        var name = name(random, "m", 4);
        switch (random.nextInt(4)) {
            case 0 -> gateway.middlewares.remove(name);
            case 1 -> gateway.middleware(name, "addPrefix", Map.of("prefix", "/p" + random.nextInt(3)));
            case 2 -> gateway.middleware(name, "nonsense", Map.of());
            // Only upwards, so that none refers to itself: who is told of a circle depends on who was asked first.
            default ->
                gateway.middleware("m0@file", "chain", Map.of("middlewares", List.of("m" + (1 + random.nextInt(3)))));
        }
    }

    private static void transport(SplittableRandom random, Gateway gateway) {
        var name = random.nextInt(4) == 0 ? "default@internal" : "t" + random.nextInt(2) + "@file";
        if (random.nextBoolean()) {
            gateway.transports.remove(name);
        } else {
            gateway.transports.put(name, new ServersTransportConfig(Optional.of(random.nextInt(3)), Optional.empty()));
        }
    }

    private static void origin(SplittableRandom random, Gateway gateway) {
        var name = name(random, "r", 6);
        if (random.nextBoolean()) {
            gateway.origins.remove(name);
        } else {
            gateway.origins.put(name, new Origin("Ingress", "n", "i" + random.nextInt(3), Optional.empty(), 0));
        }
    }

    private static RouterConfig router(SplittableRandom random) {
        var rules = List.of("PathPrefix(`/`)", "PathPrefix(`/a`)", "Path(`/b`)", "Host(`a.test`)", "Nonsense(`x`)");
        var router = RouterConfig.of(rules.get(random.nextInt(rules.size())), reference(random, "s", 4))
                .withEntryPoints(some(random, List.of("web", "secure", "third", "none")))
                .withMiddlewares(some(random, List.of("m0@file", "m1", "m2@file", "m3")))
                .withPriority(random.nextInt(3));
        var options = List.of("default", "o1@file", "o2@file");
        return random.nextInt(3) > 0 ? router : router.withTls(TLS.withOptions(options.get(random.nextInt(3))));
    }

    private static ServiceConfig service(SplittableRandom random) {
        var urls = List.of("http://one", "http://two", "http://three", "ftp://wrong");
        var config = (ServiceConfig.LoadBalancer)
                ServiceConfig.loadBalancer(URI.create(urls.get(random.nextInt(random.nextInt(4) + 1))));
        return random.nextInt(3) > 0
                ? config
                : new ServiceConfig.LoadBalancer(
                        config.servers(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("t" + random.nextInt(3) + "@file"),
                        Optional.empty(),
                        Optional.empty());
    }

    private static List<String> some(SplittableRandom random, List<String> all) {
        var some = new ArrayList<String>();
        for (var one : all) {
            if (random.nextInt(4) == 0) {
                some.add(one);
            }
        }
        return some;
    }

    private static String reference(SplittableRandom random, String kind, int number) {
        return random.nextBoolean() ? kind + random.nextInt(number) : name(random, kind, number);
    }

    private static String name(SplittableRandom random, String kind, int number) {
        return kind + random.nextInt(number) + "@" + PROVIDERS.get(random.nextInt(random.nextInt(3) + 1));
    }
}
