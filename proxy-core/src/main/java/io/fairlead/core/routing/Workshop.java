package io.fairlead.core.routing;

import io.fairlead.core.provider.Changes;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.bind.KnownNames;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the parts of one table, and takes over those of the table before that are still right.
final class Workshop {

    /// Who names thousands of things that are not there needs no hint.
    private static final int MOST_HINTS = 1_000;

    /// What a service uses that names no transport.
    static final String DEFAULT_TRANSPORT = "default@" + Reference.INTERNAL;

    private final RoutingEnvironment environment;
    private final MergedConfiguration configuration;
    private final Blueprint before;
    private final Parts<ServersTransportConfig, ServersTransport> transports;
    private final Parts<ServiceConfig, Handler> inner;
    private final Parts<ServiceRecipe, Handler> services;
    private final Parts<MiddlewareConfig, Middleware> middlewares;
    private final Map<Kind, Set<String>> suspects = new EnumMap<>(Kind.class);
    private final Map<Kind, KnownNames> nameable = new EnumMap<>(Kind.class);
    private final Map<Ref, Optional<String>> hints = new HashMap<>();

    /// @param before what the table before was made to
    /// @param everything whether nothing of it is trusted to be the same still
    Workshop(RoutingEnvironment environment, MergedConfiguration configuration, Blueprint before, boolean everything) {
        this.environment = environment;
        this.configuration = configuration;
        this.before = before;
        for (var kind : Kind.values()) {
            suspects.put(kind, new LinkedHashSet<>());
        }
        var parts = before.parts();
        this.transports = new Parts<>(
                Kind.TRANSPORT,
                transportRecipes(configuration),
                parts.transports(),
                suspectsOf(Kind.TRANSPORT),
                this::unchanged,
                this::makeTransport);
        var maker = new ServiceMaker(this);
        this.inner = new Parts<>(
                Kind.INNER,
                innerRecipes(configuration),
                parts.inner(),
                suspectsOf(Kind.INNER),
                this::unchanged,
                maker::makeInner);
        this.services = new Parts<>(
                Kind.SERVICE,
                serviceRecipes(configuration),
                parts.services(),
                suspectsOf(Kind.SERVICE),
                this::unchanged,
                maker::make);
        this.middlewares = new Parts<>(
                Kind.MIDDLEWARE,
                new Recipes<>(configuration.middlewares(), Optional::of, Map.of()),
                parts.middlewares(),
                suspectsOf(Kind.MIDDLEWARE),
                this::unchanged,
                new MiddlewareMaker(this, environment.middlewares())::make);
        suspect(configuration, everything);
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

    /// What may have been meant by a name that nothing has. What tenants have named is told to nobody.
    Optional<String> nearest(Kind kind, String name) {
        var wrong = new Ref(kind, name);
        return hints.size() < MOST_HINTS || hints.containsKey(wrong)
                ? hints.computeIfAbsent(wrong, this::hint)
                : Optional.empty();
    }

    /// For whom the servers of a service of that full name are asked.
    ServerOwner ownerOf(String name) {
        return environment.tenantProviders().contains(Reference.provider(name))
                ? new ServerOwner(name, ServerOwner.Trust.ADDRESSES)
                : ServerOwner.OPERATOR;
    }

    /// Makes what nobody asked for, too, and tells what became of everything.
    LiveParts finish() {
        return new LiveParts(transports.finish(), inner.finish(), services.finish(), middlewares.finish());
    }

    /// The objects that are not as before.
    List<Ref> changed() {
        return Stream.of(
                        refs(Kind.TRANSPORT, transports),
                        refs(Kind.SERVICE, services),
                        refs(Kind.MIDDLEWARE, middlewares))
                .flatMap(refs -> refs)
                .toList();
    }

    /// Who needs whom among the parts.
    Links<Ref, Ref> links(LiveParts live) {
        var links = before.links().edit();
        for (var kind : Kind.values()) {
            for (var name : suspectsOf(kind)) {
                links.replace(new Ref(kind, name), needs(before.parts(), kind, name), needs(live, kind, name));
            }
        }
        return links.build();
    }

    /// What the table before does not have.
    List<Part<?>> fresh() {
        return Stream.<Parts<?, ?>>of(middlewares, services, inner, transports)
                .<Part<?>>flatMap(parts -> parts.fresh().stream())
                .toList();
    }

    /// What only the table before has.
    List<Part<?>> dropped(LiveParts live) {
        var dropped = new ArrayList<Part<?>>();
        dropped.addAll(before.parts().middlewares().without(live.middlewares(), suspectsOf(Kind.MIDDLEWARE)));
        dropped.addAll(before.parts().services().without(live.services(), suspectsOf(Kind.SERVICE)));
        dropped.addAll(before.parts().inner().without(live.inner(), suspectsOf(Kind.INNER)));
        dropped.addAll(before.parts().transports().without(live.transports(), suspectsOf(Kind.TRANSPORT)));
        return dropped;
    }

    /// Closes what was made for a table that will not come to be.
    void discard() {
        fresh().forEach(Part::close);
    }

    private Optional<String> hint(Ref wrong) {
        return nameable.computeIfAbsent(wrong.kind(), this::nameable).nearest(wrong.name());
    }

    private KnownNames nameable(Kind kind) {
        var names = switch (kind) {
            case MIDDLEWARE -> configuration.middlewares().keySet();
            case TRANSPORT -> configuration.serversTransports().keySet();
            case SERVICE, INNER -> Set.<String>of();
        };
        return KnownNames.of(names.stream().filter(this::isOfOperator).toList());
    }

    private boolean isOfOperator(String name) {
        var provider = Reference.provider(name);
        return !provider.equals(Reference.INTERNAL)
                && !environment.tenantProviders().contains(provider);
    }

    private Set<String> suspectsOf(Kind kind) {
        return suspects.getOrDefault(kind, Set.of());
    }

    /// What may not be as before: what was changed, what lacked something, and what needs such a thing.
    private void suspect(MergedConfiguration configuration, boolean everything) {
        var old = before.configuration();
        var changed = new ArrayDeque<Ref>();
        add(changed, Kind.TRANSPORT, Changes.between(old.serversTransports(), configuration.serversTransports()));
        var services = Changes.between(old.services(), configuration.services());
        add(changed, Kind.INNER, services);
        add(changed, Kind.SERVICE, services);
        add(changed, Kind.MIDDLEWARE, Changes.between(old.middlewares(), configuration.middlewares()));
        for (var kind : Kind.values()) {
            add(changed, kind, before.parts().of(kind).unsettled().keySet());
        }
        if (everything) {
            add(changed, Kind.TRANSPORT, transportRecipes(configuration).names());
            add(changed, Kind.INNER, configuration.services().keySet());
            add(changed, Kind.SERVICE, serviceRecipes(configuration).names());
            add(changed, Kind.MIDDLEWARE, configuration.middlewares().keySet());
        }
        while (!changed.isEmpty()) {
            var ref = changed.poll();
            if (suspectsOf(ref.kind()).add(ref.name())) {
                changed.addAll(before.links().of(ref));
            }
        }
    }

    private static void add(ArrayDeque<Ref> refs, Kind kind, Set<String> names) {
        names.forEach(name -> refs.add(new Ref(kind, name)));
    }

    private static Stream<Ref> refs(Kind kind, Parts<?, ?> parts) {
        return parts.changed().stream().map(name -> new Ref(kind, name));
    }

    private static List<Ref> needs(LiveParts parts, Kind kind, String name) {
        return parts.of(kind).all().get(name) instanceof Outcome.Ready<?>(var part)
                ? part.dependencies().stream()
                        .map(needed -> new Ref(needed.kind(), needed.name()))
                        .distinct()
                        .toList()
                : List.of();
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

    private static Recipes<ServersTransportConfig, ServersTransportConfig> transportRecipes(
            MergedConfiguration configuration) {
        var configured = configuration.serversTransports();
        var builtIn = configured.containsKey(DEFAULT_TRANSPORT)
                ? Map.<String, ServersTransportConfig>of()
                : Map.of(DEFAULT_TRANSPORT, ServersTransportConfig.DEFAULT);
        return new Recipes<>(configured, Optional::of, builtIn);
    }

    private static Recipes<ServiceConfig, ServiceConfig> innerRecipes(MergedConfiguration configuration) {
        return new Recipes<>(
                configuration.services(),
                config -> config instanceof ServiceConfig.WithMiddlewares(var _, var service)
                        ? Optional.of(service)
                        : Optional.empty(),
                Map.of());
    }

    private Recipes<ServiceConfig, ServiceRecipe> serviceRecipes(MergedConfiguration configuration) {
        var builtIn = new LinkedHashMap<String, ServiceRecipe>();
        environment
                .internalServices()
                .forEach((name, handler) -> builtIn.put(name, new ServiceRecipe.Internal(handler)));
        return new Recipes<>(
                configuration.services(), config -> Optional.of(new ServiceRecipe.Configured(config)), builtIn);
    }
}
