package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Kind;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Tells what became of a configuration: to the API as states, when it asks; to the operator as problems.
record Reporter(Blueprint blueprint, RoutingEnvironment environment) {

    Report report() {
        var routers = new LinkedHashMap<String, RouterStatus>();
        blueprint
                .configuration()
                .routers()
                .keySet()
                .forEach(name -> blueprint
                        .routers()
                        .of(name)
                        .forEach(router -> routers.put(router.status().name(), router.status())));
        return new Report(routers, services(), middlewares());
    }

    /// Kind by kind, each in the order of names.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (var kind : List.of(Kind.TRANSPORT, Kind.SERVICE, Kind.MIDDLEWARE)) {
            sorted(
                    blueprint.parts().of(kind).faulty(),
                    (name, outcome) -> faults(outcome)
                            .forEach(fault ->
                                    problems.add(fault.problem(kind.noun() + " " + name, kind.path() + "." + name))));
        }
        sorted(blueprint.routers().problems(), (_, found) -> problems.addAll(found));
        return problems;
    }

    private Map<String, ServiceStatus> services() {
        var states = new LinkedHashMap<String, ServiceStatus>();
        var outcomes = blueprint.parts().services().all();
        blueprint.configuration().services().forEach((name, config) -> {
            var outcome = outcomes.get(name);
            states.put(name, new ServiceStatus(name, Optional.of(config), status(outcome), errors(outcome)));
        });
        environment.internalServices().keySet().stream().sorted().forEach(name -> {
            var outcome = outcomes.get(name);
            states.putIfAbsent(name, new ServiceStatus(name, Optional.empty(), status(outcome), errors(outcome)));
        });
        return states;
    }

    private Map<String, MiddlewareStatus> middlewares() {
        var states = new LinkedHashMap<String, MiddlewareStatus>();
        blueprint.configuration().middlewares().forEach((name, config) -> {
            var outcome = blueprint.parts().middlewares().all().get(name);
            var type = environment.middlewares().spelling(config.type()).orElse(config.type());
            states.put(name, new MiddlewareStatus(name, type, config, status(outcome), errors(outcome)));
        });
        return states;
    }

    private static <V> void sorted(SharedMap<String, V> objects, BiConsumer<String, V> action) {
        objects.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }

    private static Status status(@Nullable Outcome<?> outcome) {
        if (outcome instanceof Outcome.Broken<?>) {
            return Status.DISABLED;
        }
        return faults(outcome).isEmpty() ? Status.ENABLED : Status.WARNING;
    }

    private static List<String> errors(@Nullable Outcome<?> outcome) {
        return faults(outcome).stream().map(Fault::toString).toList();
    }

    private static List<Fault> faults(@Nullable Outcome<?> outcome) {
        return outcome == null ? List.of() : outcome.faults();
    }
}
