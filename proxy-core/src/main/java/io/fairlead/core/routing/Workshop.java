package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the parts of one table, and takes over those of the table before that are still right.
final class Workshop {

    /// What a service uses that names no transport.
    static final String DEFAULT_TRANSPORT = "default@" + Reference.INTERNAL;

    private final RoutingEnvironment environment;
    private final Parts<ServersTransportConfig, ServersTransport> transports;
    private final Parts<ServiceConfig, Handler> inner;
    private final Parts<ServiceRecipe, Handler> services;
    private final Parts<MiddlewareConfig, Middleware> middlewares;

    Workshop(RoutingEnvironment environment, MergedConfiguration configuration, LiveParts before) {
        this.environment = environment;
        this.transports = new Parts<>(
                Kind.TRANSPORT,
                transportRecipes(configuration),
                before.transports(),
                this::unchanged,
                this::makeTransport);
        var services = new ServiceMaker(this);
        this.inner = new Parts<>(
                Kind.INNER, innerRecipes(configuration), before.inner(), this::unchanged, services::makeInner);
        this.services = new Parts<>(
                Kind.SERVICE, serviceRecipes(configuration), before.services(), this::unchanged, services::make);
        this.middlewares = new Parts<>(
                Kind.MIDDLEWARE,
                configuration.middlewares(),
                before.middlewares(),
                this::unchanged,
                new MiddlewareMaker(this, environment.middlewares())::make);
    }

    Parts<ServersTransportConfig, ServersTransport> transports() {
        return transports;
    }

    /// What stands behind the middlewares of services that have some.
    Parts<ServiceConfig, Handler> inner() {
        return inner;
    }

    Parts<ServiceRecipe, Handler> services() {
        return services;
    }

    Parts<MiddlewareConfig, Middleware> middlewares() {
        return middlewares;
    }

    /// What an object of that full name may refer to.
    References referencesOf(String name) {
        var provider = Reference.provider(name);
        return new References(provider, environment.tenantProviders().contains(provider), this);
    }

    /// Makes what nobody asked for, too, and hands over all that is alive.
    LiveParts finish() {
        middlewares.findAll();
        services.findAll();
        inner.findAll();
        transports.findAll();
        return live();
    }

    /// Closes what was made for a table that will not come to be.
    void discard() {
        live().all().forEach(Part::discard);
    }

    private LiveParts live() {
        return new LiveParts(transports.ready(), inner.ready(), services.ready(), middlewares.ready());
    }

    private boolean unchanged(Part.Dependency dependency) {
        return find(dependency.kind(), dependency.name()).equals(dependency.answer());
    }

    private Outcome<?> find(Kind kind, String name) {
        return switch (kind) {
            case TRANSPORT -> transports.find(name);
            case INNER -> inner.find(name);
            case SERVICE -> services.find(name);
            case MIDDLEWARE -> middlewares.find(name);
        };
    }

    private Part<ServersTransport> makeTransport(String name, ServersTransportConfig config) {
        var transport = environment.transports().apply(config);
        return new Part<>("serversTransport " + name, config, List.of(), transport, transport);
    }

    private static Map<String, ServersTransportConfig> transportRecipes(MergedConfiguration configuration) {
        var recipes = new LinkedHashMap<>(configuration.serversTransports());
        recipes.putIfAbsent(DEFAULT_TRANSPORT, ServersTransportConfig.DEFAULT);
        return recipes;
    }

    private static Map<String, ServiceConfig> innerRecipes(MergedConfiguration configuration) {
        var recipes = new LinkedHashMap<String, ServiceConfig>();
        configuration.services().forEach((name, config) -> {
            if (config instanceof ServiceConfig.WithMiddlewares(var _, var service)) {
                recipes.put(name, service);
            }
        });
        return recipes;
    }

    private Map<String, ServiceRecipe> serviceRecipes(MergedConfiguration configuration) {
        var recipes = new LinkedHashMap<String, ServiceRecipe>();
        configuration.services().forEach((name, config) -> recipes.put(name, new ServiceRecipe.Configured(config)));
        environment
                .internalServices()
                .forEach((name, handler) -> recipes.put(name, new ServiceRecipe.Internal(handler)));
        return recipes;
    }

    /// All that is alive in a table, by full name.
    record LiveParts(
            Map<String, Part<ServersTransport>> transports,
            Map<String, Part<Handler>> inner,
            Map<String, Part<Handler>> services,
            Map<String, Part<Middleware>> middlewares) {

        static final LiveParts NONE = new LiveParts(Map.of(), Map.of(), Map.of(), Map.of());

        /// Those that need others come before those.
        Stream<Part<?>> all() {
            return Stream.of(middlewares, services, inner, transports).flatMap(parts -> parts.values().stream());
        }
    }
}
