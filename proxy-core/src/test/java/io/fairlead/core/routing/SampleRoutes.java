package io.fairlead.core.routing;

import io.fairlead.core.rule.Rule;
import io.fairlead.core.rule.RulePrinter;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.Optional;

/// Routes whose handler does not matter.
final class SampleRoutes {

    static final Handler NOTHING = _ -> Response.of(204);

    private SampleRoutes() {}

    static Route of(String name, String rule) {
        return of(name, rule, 0);
    }

    static Route of(String name, Rule rule, long priority) {
        return of(name, RulePrinter.print(rule), priority);
    }

    static Route of(String name, String rule, long priority) {
        return Route.of(name, RouterConfig.of(rule, "service").withPriority(priority), Optional.empty(), NOTHING);
    }

    static Route old(String name, String rule, long priority) {
        var router = RouterConfig.of(rule, "service").withRuleSyntax("v2").withPriority(priority);
        return Route.of(name, router, Optional.empty(), NOTHING);
    }

    static Route of(String name, String rule, Origin origin) {
        return Route.of(name, RouterConfig.of(rule, "service"), Optional.of(origin), NOTHING);
    }
}
