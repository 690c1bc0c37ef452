package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.rule.RandomRules;
import io.fairlead.core.rule.SampleInput;
import io.fairlead.middleware.spi.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Holds an index that was changed step by step against one that was made at once.
class IncrementalIndexPropertyTest {

    private static final int WALKS = 60;
    private static final int STEPS = 40;
    private static final int REQUESTS = 60;

    @Test
    void changesLeadWhereMakingAnewLeads() {
        var largest = 0;
        for (var seed = 0L; seed < WALKS; seed++) {
            var random = new SplittableRandom(seed);
            var rules = new RandomRules(random);
            var routes = new ArrayList<Route>();
            var index = RouteIndex.of(List.of());
            for (var step = 0; step < STEPS; step++) {
                var removed = removed(random, routes);
                var added = added(random, rules, seed + "-" + step);
                routes.removeAll(removed);
                routes.addAll(added);
                index = index.with(removed, added);
                compare(rules, index, routes, "seed " + seed + ", step " + step);
                largest = Math.max(largest, routes.size());
            }
        }
        assertThat(largest).as("the largest index").isGreaterThan(80);
    }

    @Test
    void growsFromNothingToManyHosts() {
        var routes = new ArrayList<Route>();
        var index = RouteIndex.of(List.of());
        for (var i = 0; i < 2_000; i++) {
            var route = SampleRoutes.of("r" + i + "@file", "Host(`h" + i + ".example.com`)");
            routes.add(route);
            index = index.with(List.of(), List.of(route));
        }
        for (var i = 0; i < 2_000; i++) {
            assertThat(index.match(SampleInput.of("h" + i + ".example.com", "/")))
                    .isSameAs(routes.get(i));
        }
        for (var route : routes) {
            index = index.with(List.of(route), List.of());
        }
        assertThat(index.match(SampleInput.of("h7.example.com", "/"))).isNull();
    }

    @Test
    void aRouteWithAnotherHandlerTakesThePlaceOfTheOldOne() {
        var old = SampleRoutes.of("r@file", "Host(`a.test`) || Path(`/x`)");
        var other = SampleRoutes.of("other@file", "Host(`a.test`)");
        var next = old.withHandler(_ -> Response.of(200));

        var index = RouteIndex.of(List.of(old, other)).with(List.of(old), List.of(next));

        assertThat(index.match(SampleInput.of("a.test", "/"))).isSameAs(next);
        assertThat(index.match(SampleInput.of("b.test", "/x"))).isSameAs(next);
    }

    private static void compare(RandomRules rules, RouteIndex index, List<Route> routes, String where) {
        var anew = RouteIndex.of(routes);
        for (var i = 0; i < REQUESTS; i++) {
            var input = rules.input();
            assertThat(index.match(input)).as("%s, %s", where, input).isSameAs(anew.match(input));
        }
    }

    private static List<Route> removed(SplittableRandom random, List<Route> routes) {
        var removed = new ArrayList<Route>();
        for (var i = random.nextInt(3); i > 0 && !routes.isEmpty(); i--) {
            var route = routes.get(random.nextInt(routes.size()));
            if (!removed.contains(route)) {
                removed.add(route);
            }
        }
        return removed;
    }

    private static List<Route> added(SplittableRandom random, RandomRules rules, String name) {
        var added = new ArrayList<Route>();
        for (var i = random.nextInt(7); i > 0; i--) {
            var rule = random.nextInt(4) > 0 ? rules.ingressRule() : rules.rule(2);
            added.add(SampleRoutes.of(name + "-" + i + "@file", rule, random.nextInt(4)));
        }
        return added;
    }
}
