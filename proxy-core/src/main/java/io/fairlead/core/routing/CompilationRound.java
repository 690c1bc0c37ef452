package io.fairlead.core.routing;

import io.fairlead.core.provider.Changes;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.Blueprint.TlsState;
import io.fairlead.core.tls.SelfSigned;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One compilation, beginning from the table before.
///
/// @param everything whether nothing of that table is trusted to be the same still
record CompilationRound(
        RoutingEnvironment environment,
        EntryPoints entryPoints,
        RouteOrder order,
        SelfSigned selfSigned,
        MergedConfiguration configuration,
        RoutingTable previous,
        boolean everything) {

    /// The table; empty if something is so unusual that everything must be looked at.
    Optional<Compilation> compile() {
        var workshop = new Workshop(environment, configuration, before(), everything);
        try {
            var compilation = compile(workshop);
            if (compilation.isEmpty()) {
                workshop.discard();
            }
            return compilation;
        } catch (RuntimeException | Error e) {
            workshop.discard();
            throw e;
        }
    }

    private Optional<Compilation> compile(Workshop workshop) {
        var tls = before().tls()
                .workshop()
                .next(configuration.tls(), before().tls().parts());
        var suspects = changedRouters();
        var ownTlsOptions = ownTlsOptions(suspects);
        var conflicts = ownTlsOptions.isEmpty() ? TlsConflicts.NONE : TlsConflicts.of(configuration, entryPoints);
        var live = workshop.finish();
        suspects.addAll(conflicts.differences(before().tls().conflicts()));
        workshop.changed()
                .forEach(ref -> suspects.addAll(before().routers().links().of(ref)));
        var labels =
                new RouterLabels(configuration.routers(), before().routers().labels());
        var compiler = new RouterCompiler(entryPoints, conflicts, workshop, tls, labels);
        var round = new RouterRound(configuration, compiler, before().routers());
        round.compile(suspects);
        var routers = round.finish(ownTlsOptions);
        return isUnusual(routers, tls)
                ? Optional.empty()
                : Optional.of(finish(workshop, live, round, routers, tlsState(tls, conflicts, round.overTls())));
    }

    private Blueprint before() {
        return previous.blueprint();
    }

    /// Routers that are not as before, or that lacked something; those that refer to others come later.
    private Set<String> changedRouters() {
        var old = before().configuration();
        var names = new LinkedHashSet<>(Changes.between(old.routers(), configuration.routers()));
        names.addAll(Changes.between(old.origins(), configuration.origins()));
        names.addAll(before().routers().unsettled().keySet());
        if (everything) {
            names.addAll(configuration.routers().keySet());
        }
        return names;
    }

    private SharedMap<String, Boolean> ownTlsOptions(Set<String> changed) {
        var all = before().routers().ownTlsOptions().edit();
        for (var name : changed) {
            var router = configuration.routers().get(name);
            if (router != null
                    && entryPoints.nameTlsOptions(router)
                    && TlsConflicts.hasOwnOptions(entryPoints.variants(name, router, new Faults()))) {
                all.put(name, true);
            } else {
                all.remove(name);
            }
        }
        return all.build();
    }

    /// Names that clash, and options that come and go, concern routers that did not change.
    private boolean isUnusual(RouterStates routers, TlsWorkshop tls) {
        return !everything
                && (routers.renamed()
                        || before().routers().renamed()
                        || !tls.hasSameOptions(before().tls().workshop()));
    }

    private TlsState tlsState(TlsWorkshop tls, TlsConflicts conflicts, boolean needed) {
        if (needed) {
            selfSigned.prepare();
        }
        var old = before().tls();
        return tls == old.workshop() && conflicts == old.conflicts()
                ? old
                : new TlsState(tls, conflicts, tls.finish(conflicts.hosts(), selfSigned));
    }

    private Compilation finish(
            Workshop workshop, LiveParts live, RouterRound round, RouterStates routers, TlsState tls) {
        var blueprint =
                new Blueprint(configuration, live, workshop.links(live), routers, tls, entryPoints(round.routes()));
        var reporter = new Reporter(blueprint, environment);
        var succession = new Succession(previous.identity(), workshop.fresh(), workshop.dropped(live));
        var problems = new ArrayList<>(reporter.problems());
        problems.addAll(tls.workshop().problems());
        return new Compilation(new RoutingTable(blueprint, succession, reporter::report), problems);
    }

    private Map<String, EntryPointRoutes> entryPoints(Map<String, RouteChanges> changes) {
        var none = EntryPointRoutes.none(order);
        var all = new LinkedHashMap<>(before().entryPoints());
        var steps = new ArrayList<RoutingStep>();
        changes.forEach((name, change) -> {
            var from = all.getOrDefault(name, none);
            var step = steps.stream().filter(known -> known.is(from, change)).findFirst();
            if (step.isEmpty()) {
                steps.add(RoutingStep.of(from, change));
            }
            all.put(name, step.orElseGet(steps::getLast).to());
        });
        return all;
    }
}
