package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what became of a configuration: to the API as states, to the operator as problems.
record Reporter(MergedConfiguration configuration, Workshop workshop, MiddlewareRegistry registry) {

    Report report(Map<String, CompiledRouter> compiled) {
        var routers = new LinkedHashMap<String, RouterStatus>();
        compiled.forEach((name, router) -> routers.put(name, router.status()));
        return new Report(routers, services(), middlewares());
    }

    List<Problem> problems(Map<String, CompiledRouter> compiled) {
        var problems = new ArrayList<Problem>();
        collect(Kind.TRANSPORT, workshop.transports().outcomes(), problems);
        collect(Kind.SERVICE, workshop.services().outcomes(), problems);
        collect(Kind.MIDDLEWARE, workshop.middlewares().outcomes(), problems);
        compiled.values().forEach(router -> problems.addAll(router.problems()));
        return problems;
    }

    private Map<String, ServiceStatus> services() {
        var states = new LinkedHashMap<String, ServiceStatus>();
        workshop.services().outcomes().forEach((name, outcome) -> {
            var config = Optional.ofNullable(configuration.services().get(name));
            states.put(name, new ServiceStatus(name, config, status(outcome), errors(outcome)));
        });
        return states;
    }

    private Map<String, MiddlewareStatus> middlewares() {
        var states = new LinkedHashMap<String, MiddlewareStatus>();
        configuration.middlewares().forEach((name, config) -> {
            var outcome = workshop.middlewares().find(name);
            var type = registry.spelling(config.type()).orElse(config.type());
            states.put(name, new MiddlewareStatus(name, type, config, status(outcome), errors(outcome)));
        });
        return states;
    }

    private static <T> void collect(Kind kind, Map<String, Outcome<T>> outcomes, List<Problem> problems) {
        outcomes.forEach((name, outcome) -> {
            for (var fault : faults(outcome)) {
                problems.add(fault.problem(kind.noun() + " " + name, kind.path() + "." + name));
            }
        });
    }

    private static Status status(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Broken<?>) {
            return Status.DISABLED;
        }
        return faults(outcome).isEmpty() ? Status.ENABLED : Status.WARNING;
    }

    private static List<String> errors(Outcome<?> outcome) {
        return faults(outcome).stream().map(Fault::toString).toList();
    }

    private static List<Fault> faults(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Ready<?>(var part) -> part.warnings();
            case Outcome.Broken<?>(var faults) -> faults;
            case Outcome.Missing<?> _ -> List.of();
        };
    }
}
