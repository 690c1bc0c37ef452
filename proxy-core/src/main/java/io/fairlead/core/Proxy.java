package io.fairlead.core;

import io.fairlead.core.api.InternalConfiguration;
import io.fairlead.core.api.InternalServices;
import io.fairlead.core.api.Ping;
import io.fairlead.core.config.CoreConfig;
import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.EntryPointObservabilityConfig;
import io.fairlead.core.config.PingConfig;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.entrypoint.ConnectionLimit;
import io.fairlead.core.entrypoint.EntryPoint;
import io.fairlead.core.entrypoint.EntryPointSettings;
import io.fairlead.core.entrypoint.RequestLimit;
import io.fairlead.core.entrypoint.RoutedDispatcher;
import io.fairlead.core.entrypoint.SharedLimits;
import io.fairlead.core.entrypoint.SourceLimit;
import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.HeadBudget;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.ConfigurationAggregator;
import io.fairlead.core.provider.Message;
import io.fairlead.core.provider.NamedProvider;
import io.fairlead.core.provider.ProviderRunner;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.RoutingEnvironment;
import io.fairlead.core.routing.RoutingTable;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.core.rule.RuleSyntax;
import io.fairlead.core.tls.JsseSettings;
import io.fairlead.core.upstream.NameLookup;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerNames;
import io.fairlead.core.upstream.TargetRule;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The whole proxy: wires its parts, starts them, drains them.
public final class Proxy implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Proxy.class.getName());
    private static final String INTERNAL = "internal";

    /// Whoever may write an Ingress need not be the operator of the proxy.
    private static final Set<String> TENANT_PROVIDERS = Set.of("kubernetes");

    private static final int UNAVAILABLE = 503;
    private static final long REQUESTS_PER_GIB = 10_000;
    private static final int FEWEST_REQUESTS = 100;
    private static final int INTERNAL_CONNECTIONS = 64;
    private static final Duration LONG = Duration.ofDays(36_500);

    private final StaticConfiguration configuration;
    private final Reaper reaper = Reaper.start();
    private final ActiveRouting routing = new ActiveRouting();
    private final ConnectionLimit connections;
    private final RequestLimit requests;
    private final SharedLimits shared;
    /// Health checks get through when everything else is full.
    private final ConnectionLimit internalConnections = ConnectionLimit.of(INTERNAL_CONNECTIONS);

    private final Ping ping;
    private final ConfigurationApplier applier;
    private final ConfigurationAggregator aggregator;
    private final List<EntryPoint> entryPoints = new CopyOnWriteArrayList<>();
    private final List<ProviderRunner> runners = new ArrayList<>();
    private final Thread readiness = Thread.ofVirtual().name("readiness").unstarted(this::watchReadiness);

    private Proxy(StaticConfiguration configuration, MiddlewareRegistry middlewares, List<NamedProvider> providers) {
        this.configuration = configuration;
        this.connections = ConnectionLimit.of(mostConnections(configuration.core()));
        this.shared = shared(configuration.core());
        this.requests = RequestLimit.of(mostRequests(configuration.core()));
        this.ping = new Ping(
                configuration.ping().map(PingConfig::terminatingStatusCode).orElse(UNAVAILABLE));
        var compiler = new RoutingTableCompiler(
                environment(configuration, middlewares, ping, routing, reaper, this::listensOn));
        this.applier = new ConfigurationApplier(compiler, routing);
        this.aggregator = ConfigurationAggregator.start(
                Stream.concat(Stream.of(INTERNAL), providers.stream().map(NamedProvider::name))
                        .toList(),
                configuration.providers().providersThrottleDuration(),
                applier::apply);
        ping.detail(() -> aggregator.readiness().detail());
    }

    /// Starts to listen, and to follow the providers.
    ///
    /// @param providers all that can be switched on
    /// @param middlewares those of plugins; the built-in ones are found
    /// @throws IllegalStateException if an entry point cannot be bound; nothing runs then
    public static Proxy start(
            StaticConfiguration configuration,
            List<ProviderFactory<?>> providers,
            List<MiddlewareFactory<?>> middlewares) {
        JsseSettings.apply();
        ChannelTransport.prepare();
        var registry = MiddlewareRegistry.load(middlewares);
        registry.problems().forEach(problem -> LOGGER.log(System.Logger.Level.ERROR, problem::toString));
        var verdicts = new AtomicReference<Supplier<List<Problem>>>(List::of);
        var context = new CoreContext(configuration, true, () -> verdicts.get().get());
        var running = NamedProvider.of(providers, configuration.providers(), context);
        var proxy = new Proxy(configuration, registry, running);
        verdicts.set(proxy.applier::verdicts);
        try {
            proxy.start(running);
            return proxy;
        } catch (RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    /// The port that an entry point is bound to.
    ///
    /// @throws IllegalArgumentException if there is no such entry point
    public int port(String entryPoint) {
        return entryPoints.stream()
                .filter(candidate -> candidate.name().equals(entryPoint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no entry point " + entryPoint))
                .port();
    }

    /// Waits until every provider has spoken.
    ///
    /// @return whether all did, within that time
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return aggregator.readiness().await(limit);
    }

    /// Stops as a balancer in front would like it: says that it stops; then each entry point goes on accepting for its
    /// own while, and lets open requests finish.
    public void drain() throws InterruptedException {
        ping.terminating();
        new Farewell(entryPoints, configuration.entryPoints()).say();
        close();
    }

    /// Stops at once.
    @Override
    public void close() {
        ping.terminating();
        readiness.interrupt();
        runners.forEach(ProviderRunner::close);
        aggregator.close();
        entryPoints.forEach(EntryPoint::close);
        routing.swap(RoutingTable.empty());
        reaper.close();
    }

    private void start(List<NamedProvider> providers) {
        aggregator.accept(new Message(INTERNAL, InternalConfiguration.of(configuration), List.of()));
        // The providers look around while the listeners are made: half of the time to readiness.
        providers.forEach(provider -> runners.add(ProviderRunner.start(provider, aggregator::accept)));
        configuration.entryPoints().forEach((name, config) -> entryPoints.add(listen(name, config)));
        readiness.start();
    }

    private static int mostRequests(CoreConfig core) {
        var byHeap = Runtime.getRuntime().maxMemory() * REQUESTS_PER_GIB >> 30;
        return core.maxRequests() == 0
                ? (int) Math.clamp(byHeap, FEWEST_REQUESTS, Integer.MAX_VALUE)
                : core.maxRequests();
    }

    private static SharedLimits shared(CoreConfig core) {
        var headMemory = core.maxHeaderMemory() == 0 ? Runtime.getRuntime().maxMemory() / 10 : core.maxHeaderMemory();
        return new SharedLimits(HeadBudget.of(headMemory), SourceLimit.of(core.maxConnectionsPerSource()));
    }

    private static int mostConnections(CoreConfig core) {
        return core.maxConnections() > 0
                ? core.maxConnections()
                : OpenFiles.limit().connections();
    }

    private EntryPoint listen(String name, EntryPointConfig config) {
        var settings = EntryPointSettings.of(name, config, shared);
        var limit = name.equals(StaticConfiguration.INTERNAL_ENTRY_POINT) ? internalConnections : connections;
        return EntryPoint.start(settings, new RoutedDispatcher(routing, requests, settings), limit, reaper);
    }

    private boolean listensOn(int port) {
        return entryPoints.stream().anyMatch(entryPoint -> entryPoint.port() == port);
    }

    private void watchReadiness() {
        try {
            if (aggregator.readiness().await(LONG)) {
                ping.ready();
            }
        } catch (InterruptedException _) {
            // Stopped before all had spoken.
        }
    }

    /// What routing tables are compiled with.
    ///
    /// @param ownPorts where the proxy listens
    static RoutingEnvironment environment(
            StaticConfiguration configuration,
            MiddlewareRegistry middlewares,
            Ping ping,
            ActiveRouting routing,
            Reaper reaper,
            IntPredicate ownPorts) {
        var names = new ServerNames(NameLookup.system());
        var targets = configuration.core().allowLocalTargets() ? TargetRule.nothing() : TargetRule.local(ownPorts);
        var defaults = configuration.defaultEntryPoints();
        var models = configuration.entryPoints().entrySet().stream()
                .map(entry -> new EntryPointModel(
                        entry.getKey(),
                        entry.getValue().http().middlewares(),
                        entry.getValue().http().tls(),
                        defaults.contains(entry.getKey()),
                        configuration.core().defaultRuleSyntax().map(Proxy::ruleSyntax),
                        entry.getValue().observability().map(EntryPointObservabilityConfig::ofRouters),
                        entry.getValue().http().encodedCharacters().isPresent()))
                .toList();
        return new RoutingEnvironment(
                middlewares,
                InternalServices.of(
                        configuration, ping, () -> routing.table().report(), VersionCommand.version(), Instant.now()),
                config -> new PooledTransport(
                        config, reaper, names, targets, config.equals(configuration.serversTransport())),
                models,
                configuration.providers().precedence(),
                TENANT_PROVIDERS);
    }

    private static RuleSyntax ruleSyntax(CoreConfig.RuleSyntax syntax) {
        return switch (syntax) {
            case V2 -> RuleSyntax.V2;
            case V3 -> RuleSyntax.V3;
        };
    }
}
