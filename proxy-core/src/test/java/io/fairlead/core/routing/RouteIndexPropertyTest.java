package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fairlead.core.rule.RandomRules;
import io.fairlead.core.rule.Rule;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.core.rule.RulePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the index against the obvious answer: ask every router in order.
class RouteIndexPropertyTest {

    private static final int TABLES = 300;
    private static final int REQUESTS = 400;

    @Test
    void theIndexAnswersAsALinearScanDoes() {
        var matched = 0;
        for (var seed = 0L; seed < TABLES; seed++) {
            var random = new SplittableRandom(seed);
            var rules = new RandomRules(random);
            var routes = routes(random, rules);
            var index = RouteIndex.of(routes);
            var sorted = routes.stream().sorted(RouteOrder.standard()).toList();
            for (var i = 0; i < REQUESTS; i++) {
                var input = rules.input();
                var expected = scan(sorted, input);
                if (index.match(input) != expected) {
                    fail(
                            "seed %d, request %d (%s): expected %s, found %s",
                            seed, i, input, expected, index.match(input));
                }
                matched += expected == null ? 0 : 1;
            }
        }
        assertThat(matched).as("requests that met a router").isBetween(TABLES * REQUESTS / 4, TABLES * REQUESTS - 1);
    }

    @Test
    void manyAlternativesOnBothSidesOfAnAnd() {
        for (var seed = 0L; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var rules = new RandomRules(random);
            var rule = new Rule.And(alternatives(rules, 9), alternatives(rules, 9));
            var route = SampleRoutes.of("both@file", rule, 0);
            var index = RouteIndex.of(List.of(route));
            for (var i = 0; i < 100; i++) {
                var input = rules.input();
                assertThat(index.match(input))
                        .as("seed %d, request %s, rule %s", seed, input, RulePrinter.print(rule))
                        .isSameAs(route.matcher().matches(input) ? route : null);
            }
        }
    }

    private static Rule alternatives(RandomRules rules, int count) {
        var rule = rules.ingressRule();
        for (var i = 1; i < count; i++) {
            rule = new Rule.Or(rule, rules.ingressRule());
        }
        return rule;
    }

    /// From none to 60 routers; some tables have many ties.
    private static List<Route> routes(SplittableRandom random, RandomRules rules) {
        var routes = new ArrayList<Route>();
        var priorities = random.nextBoolean() ? 3 : 1_000;
        for (var i = random.nextInt(60); i > 0; i--) {
            var name = "r" + i + "@file";
            var priority = random.nextInt(priorities);
            routes.add(
                    switch (random.nextInt(4)) {
                        case 0 -> SampleRoutes.of(name, rules.rule(3), priority);
                        case 1 -> SampleRoutes.old(name, rules.oldRule(2), priority);
                        default -> SampleRoutes.of(name, rules.ingressRule(), priority);
                    });
        }
        return routes;
    }

    private static @Nullable Route scan(List<Route> sorted, RuleInput input) {
        for (var route : sorted) {
            if (route.matcher().matches(input)) {
                return route;
            }
        }
        return null;
    }
}
