package io.fairlead.core;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compiles each merged configuration and puts it in force; says each problem once, when it appears.
final class ConfigurationApplier {

    private static final System.Logger LOGGER = System.getLogger(ConfigurationApplier.class.getName());

    private final RoutingTableCompiler compiler;
    private final ActiveRouting routing;
    private Set<Problem> known = Set.of();
    private volatile List<Problem> verdicts = List.of();

    ConfigurationApplier(RoutingTableCompiler compiler, ActiveRouting routing) {
        this.compiler = compiler;
        this.routing = routing;
    }

    /// What is wrong with the configuration in force. Any thread may ask.
    List<Problem> verdicts() {
        return verdicts;
    }

    /// For one thread at a time.
    void apply(MergedConfiguration configuration) {
        var compilation = compiler.compile(configuration, routing.table());
        routing.swap(compilation.table());
        var problems = new ArrayList<>(configuration.problems());
        problems.addAll(compilation.problems());
        verdicts = List.copyOf(problems);
        say(problems);
        LOGGER.log(
                System.Logger.Level.INFO,
                "configuration in force: {0} routers, {1} services, {2} problems",
                configuration.routers().size(),
                configuration.services().size(),
                problems.size());
    }

    private void say(List<Problem> problems) {
        for (var problem : problems) {
            if (!known.contains(problem)) {
                LOGGER.log(System.Logger.Level.ERROR, problem.toString());
            }
        }
        known = new HashSet<>(problems);
    }
}
