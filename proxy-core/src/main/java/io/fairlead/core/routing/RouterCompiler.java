package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareChain;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.core.rule.RuleException;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes routes of routers; what has not changed since the table before is taken from there.
///
/// @param conflicts which routers must do with the default TLS options
/// @param labels the names of the variants
record RouterCompiler(
        EntryPoints entryPoints, TlsConflicts conflicts, Workshop workshop, TlsWorkshop tls, RouterLabels labels) {

    private static final Handler NOWHERE = _ -> Response.of(404);

    /// All that becomes of one router: a route for each of its variants, or the reasons why not.
    ///
    /// @param before what became of it the time before
    List<CompiledRouter> compile(
            String name, RouterConfig router, Optional<Origin> origin, List<CompiledRouter> before) {
        var compiled = new ArrayList<CompiledRouter>();
        var probe = new Faults();
        for (var variant : entryPoints.variants(name, router, probe)) {
            for (var settled : conflicts.settle(name, variant)) {
                var faults = probe.copy();
                tellConflict(name, variant, settled, faults);
                var labelled = labels.labelled(name, settled, faults);
                compiled.add(compile(name, labelled, origin, faults, old(before, labelled)));
            }
        }
        return compiled;
    }

    private static void tellConflict(String name, RouterVariant wanted, RouterVariant settled, Faults faults) {
        var before = wanted.config().tls();
        if (!before.equals(settled.config().tls())) {
            faults.warn(
                    "tls.options",
                    "\"" + before.flatMap(tls -> tls.options()).orElse("") + "\" for no host, or for one that another"
                            + " router has with other options",
                    "the same options in all routers of a host; " + name + " gets the default ones here");
        }
    }

    private static @Nullable CompiledRouter old(List<CompiledRouter> before, RouterVariant variant) {
        for (var router : before) {
            if (router.status().name().equals(variant.name())) {
                return router;
            }
        }
        return null;
    }

    private CompiledRouter compile(
            String name, RouterVariant variant, Optional<Origin> origin, Faults faults, @Nullable CompiledRouter old) {
        var config = variant.config();
        RouterChecks.check(name, config, faults);
        config.tls()
                .ifPresent(section ->
                        tls.check(section.options().orElse(MergedTls.DEFAULT), Reference.provider(name), faults));
        var references = workshop.referencesOf(name);
        var middlewares = middlewares(config, references, faults);
        var service = references.follow(workshop.services(), Kind.SERVICE, "service", config.service(), faults);
        var ruled = ruled(variant, origin, old, faults);
        var route = faults.isFatal()
                ? Optional.<Route>empty()
                : ruled.flatMap(found -> service.map(target -> handled(found, middlewares, target, old)));
        var told = faults.all();
        return new CompiledRouter(status(variant, origin, faults.status(), told), told, middlewares, service, route);
    }

    private List<Part<Middleware>> middlewares(RouterConfig config, References references, Faults faults) {
        var parts = new ArrayList<Part<Middleware>>();
        for (var i = 0; i < config.middlewares().size(); i++) {
            references
                    .follow(
                            workshop.middlewares(),
                            Kind.MIDDLEWARE,
                            "middlewares[" + i + "]",
                            config.middlewares().get(i),
                            faults)
                    .ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    /// The route with its rule; its handler may not be the right one yet.
    private static Optional<Route> ruled(
            RouterVariant variant, Optional<Origin> origin, @Nullable CompiledRouter old, Faults faults) {
        var same = old == null
                ? Optional.<Route>empty()
                : old.route()
                        .filter(route -> route.config().equals(variant.config())
                                && route.origin().equals(origin));
        if (same.isPresent()) {
            return same;
        }
        try {
            return Optional.of(Route.of(variant.name(), variant.config(), origin, NOWHERE));
        } catch (RuleException e) {
            faults.error("rule", found(e), e.expected());
            return Optional.empty();
        }
    }

    private static Route handled(
            Route route, List<Part<Middleware>> middlewares, Part<Handler> service, @Nullable CompiledRouter old) {
        var same = route.handler() != NOWHERE
                && old != null
                && old.middlewares().equals(middlewares)
                && old.service().equals(Optional.of(service));
        return same ? route : route.withHandler(chain(middlewares, service));
    }

    private static Handler chain(List<Part<Middleware>> middlewares, Part<Handler> service) {
        return MiddlewareChain.of(middlewares.stream().map(Part::value).toList(), service.value());
    }

    private static String found(RuleException e) {
        return e.column().isPresent() ? e.found() + " at column " + e.column().getAsInt() : e.found();
    }

    private static RouterStatus status(
            RouterVariant variant, Optional<Origin> origin, Status status, List<Fault> faults) {
        var config = variant.config();
        var priority =
                config.priority() != 0 ? config.priority() : config.rule().getBytes(StandardCharsets.UTF_8).length;
        return new RouterStatus(
                variant.name(),
                config,
                origin,
                priority,
                Reference.resolve(config.service(), Reference.provider(variant.name())),
                status,
                faults.stream().map(Fault::toString).toList());
    }
}
