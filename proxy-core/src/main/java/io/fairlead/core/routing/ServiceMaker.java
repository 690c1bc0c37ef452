package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareChain;
import io.fairlead.core.routing.Part.Dependency;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.ArrayList;
import java.util.List;

/// Makes the handlers of services.
///
/// @param workshop where the objects are to which a service may refer
record ServiceMaker(Workshop workshop) {

    private static final AutoCloseable NOTHING = () -> {};

    Part<Handler> make(String name, ServiceRecipe recipe) {
        return switch (recipe) {
            case ServiceRecipe.Internal(var handler) -> new Part<>(name, recipe, List.of(), handler, NOTHING);
            case ServiceRecipe.Configured(ServiceConfig.WithMiddlewares(var references, var _)) ->
                guarded(name, recipe, references);
            case ServiceRecipe.Configured(var config) -> bare(name, recipe, config);
        };
    }

    /// The service that stands behind the middlewares of that name.
    Part<Handler> makeInner(String name, ServiceConfig config) {
        return bare(name, config, config);
    }

    private Part<Handler> bare(String name, Object recipe, ServiceConfig config) {
        return switch (config) {
            case ServiceConfig.LoadBalancer balancer -> new BalancerMaker(workshop).make(name, recipe, balancer);
            case ServiceConfig.WithMiddlewares _ -> throw new IllegalStateException("middlewares twice: " + name);
        };
    }

    /// What is behind the middlewares is a part of its own, so that it outlives a change of them.
    private Part<Handler> guarded(String name, ServiceRecipe recipe, List<String> references) {
        var inner = workshop.inner().find(name);
        var dependencies = new ArrayList<>(List.of(new Dependency(Kind.INNER, name, inner)));
        var middlewares = new ArrayList<Middleware>();
        for (var i = 0; i < references.size(); i++) {
            var part = middleware(name, i, references.get(i));
            var fullName = Reference.resolve(references.get(i), Reference.provider(name));
            dependencies.add(new Dependency(Kind.MIDDLEWARE, fullName, new Outcome.Ready<>(part)));
            middlewares.add(part.value());
        }
        var behind = behind(inner);
        var chain = MiddlewareChain.of(middlewares, behind.value());
        return new Part<>(name, recipe, dependencies, chain, NOTHING, behind.warnings());
    }

    private Part<Middleware> middleware(String name, int index, String reference) {
        var faults = new Faults();
        return workshop.referencesOf(name)
                .follow(workshop.middlewares(), Kind.MIDDLEWARE, "middlewares[" + index + "]", reference, faults)
                .orElseThrow(() -> new BrokenPart(faults.all().getFirst()));
    }

    private static Part<Handler> behind(Outcome<Handler> inner) {
        return switch (inner) {
            case Outcome.Ready<Handler>(var part) -> part;
            case Outcome.Broken<Handler>(var faults) -> throw new BrokenPart(faults.getFirst());
            case Outcome.Missing<Handler> _ -> throw new IllegalStateException("nothing behind the middlewares");
        };
    }
}
