package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles routers, each when it is told to, and keeps all others as they were.
final class RouterRound {

    private final MergedConfiguration configuration;
    private final RouterCompiler compiler;
    private final RouterStates before;
    private final SharedMap.Editor<String, List<CompiledRouter>> all;
    private final SharedMap.Editor<String, Boolean> unsettled;
    private final SharedMap.Editor<String, List<Problem>> problems;
    private final Links.Editor<Ref, String> links;
    private final Map<String, RouteChanges> routes = new LinkedHashMap<>();
    private boolean overTls;

    RouterRound(MergedConfiguration configuration, RouterCompiler compiler, RouterStates before) {
        this.configuration = configuration;
        this.compiler = compiler;
        this.before = before;
        this.all = before.all().edit();
        this.unsettled = before.unsettled().edit();
        this.problems = before.problems().edit();
        this.links = before.links().edit();
    }

    void compile(Collection<String> names) {
        names.forEach(name -> compiler.labels().release(before.of(name)));
        names.forEach(name -> {
            var router = configuration.routers().get(name);
            replace(name, before.of(name), router == null ? List.of() : compiled(name, router));
        });
    }

    /// The routes that went and came, by entry point.
    Map<String, RouteChanges> routes() {
        return routes;
    }

    /// Whether a router that was compiled takes TLS requests.
    boolean overTls() {
        return overTls;
    }

    RouterStates finish(SharedMap<String, Boolean> ownTlsOptions) {
        var labels = compiler.labels();
        return new RouterStates(
                all.build(),
                unsettled.build(),
                problems.build(),
                links.build(),
                labels.given(),
                labels.renamed(),
                ownTlsOptions);
    }

    private List<CompiledRouter> compiled(String name, RouterConfig router) {
        var origin = Optional.ofNullable(configuration.origins().get(name));
        return compiler.compile(name, router, origin, before.of(name));
    }

    private void replace(String name, List<CompiledRouter> old, List<CompiledRouter> now) {
        put(all, name, now, now.isEmpty());
        var settled = true;
        var wrong = new ArrayList<Problem>();
        for (var router : now) {
            settled &= router.isSettled();
            wrong.addAll(router.problems());
            overTls |= router.status().config().tls().isPresent();
        }
        put(unsettled, name, true, settled);
        put(problems, name, List.copyOf(wrong), wrong.isEmpty());
        links.replace(name, needs(old), needs(now));
        old.forEach(router -> router.route().ifPresent(route -> count(route, now, RouteChanges::remove)));
        now.forEach(router -> router.route().ifPresent(route -> count(route, old, RouteChanges::add)));
    }

    private static <V> void put(SharedMap.Editor<String, V> map, String name, V value, boolean absent) {
        if (absent) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }

    private static Collection<Ref> needs(List<CompiledRouter> routers) {
        var needs = new LinkedHashSet<Ref>();
        for (var router : routers) {
            needs.add(new Ref(Part.Kind.SERVICE, router.status().service()));
            for (var middleware : router.status().config().middlewares()) {
                needs.add(new Ref(Part.Kind.MIDDLEWARE, middleware));
            }
        }
        return needs;
    }

    /// A route that is on both sides has not changed.
    private void count(Route route, List<CompiledRouter> others, Count count) {
        if (others.stream().noneMatch(other -> other.has(route))) {
            for (var entryPoint : route.config().entryPoints()) {
                count.on(routes.computeIfAbsent(entryPoint, _ -> new RouteChanges()), route);
            }
        }
    }

    private interface Count {

        void on(RouteChanges changes, Route route);
    }
}
