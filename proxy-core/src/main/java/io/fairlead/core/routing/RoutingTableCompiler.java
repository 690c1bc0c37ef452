package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.Workshop.LiveParts;
import io.fairlead.core.tls.SelfSigned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the routing table of a configuration. A broken object falls alone, with all that refers to it.
///
/// For one thread at a time: the one that swaps tables.
public final class RoutingTableCompiler {

    private final RoutingEnvironment environment;
    private final EntryPoints entryPoints;
    private final Comparator<Route> order;
    private final SelfSigned selfSigned = SelfSigned.ofProcess();

    /// @param environment what stays the same from one configuration to the next
    public RoutingTableCompiler(RoutingEnvironment environment) {
        this.environment = environment;
        this.entryPoints = new EntryPoints(environment.entryPoints());
        this.order = RouteOrder.of(environment.precedence());
    }

    /// Compiles a configuration. Nothing changes for requests until the table is put in force.
    ///
    /// @param previous the table in force; what did not change is taken over from it
    public Compilation compile(MergedConfiguration configuration, @Nullable RoutingTable previous) {
        var workshop = new Workshop(environment, configuration, previous == null ? LiveParts.NONE : previous.parts());
        try {
            return compile(configuration, workshop, previous);
        } catch (RuntimeException | Error e) {
            workshop.discard();
            throw e;
        }
    }

    private Compilation compile(MergedConfiguration configuration, Workshop workshop, @Nullable RoutingTable previous) {
        var tls = new TlsWorkshop(configuration.tls(), previous == null ? TlsParts.NONE : previous.tlsParts());
        var conflicts = TlsConflicts.of(configuration, entryPoints);
        var labels = new RouterLabels(configuration.routers().keySet());
        var before = previous == null ? Map.<String, CompiledRouter>of() : previous.compiled();
        var routers = routers(configuration, new RouterCompiler(entryPoints, conflicts, workshop, tls, labels, before));
        if (routers.values().stream()
                .anyMatch(router -> router.status().config().tls().isPresent())) {
            selfSigned.prepare();
        }
        var live = workshop.finish();
        var reporter = new Reporter(configuration, workshop, environment.middlewares());
        var table = new RoutingTable(
                entryPoints(routers, previous == null ? Map.of() : previous.entryPoints()),
                routers,
                live,
                tls.finish(conflicts.hosts(), selfSigned),
                reporter.report(routers));
        var problems = reporter.problems(routers);
        problems.addAll(tls.problems());
        return new Compilation(table, problems);
    }

    private Map<String, CompiledRouter> routers(MergedConfiguration configuration, RouterCompiler compiler) {
        var routers = new LinkedHashMap<String, CompiledRouter>();
        configuration.routers().forEach((name, router) -> {
            var origin = Optional.ofNullable(configuration.origins().get(name));
            for (var compiled : compiler.compile(name, router, origin)) {
                routers.put(compiled.status().name(), compiled);
            }
        });
        return routers;
    }

    private Map<String, EntryPointRoutes> entryPoints(
            Map<String, CompiledRouter> routers, Map<String, EntryPointRoutes> before) {
        var byEntryPoint = new LinkedHashMap<String, ArrayList<Route>>();
        routers.values().stream()
                .map(CompiledRouter::route)
                .flatMap(Optional::stream)
                .forEach(route -> route.config()
                        .entryPoints()
                        .forEach(name -> byEntryPoint
                                .computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(route)));
        var result = new LinkedHashMap<String, EntryPointRoutes>();
        byEntryPoint.forEach((name, routes) -> result.put(name, EntryPointRoutes.of(routes, order, before.get(name))));
        return Map.copyOf(result);
    }
}
