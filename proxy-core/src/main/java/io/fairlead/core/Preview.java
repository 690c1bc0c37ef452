package io.fairlead.core;

import io.fairlead.core.api.Ping;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.provider.ConfigurationAggregator;
import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.provider.NamedProvider;
import io.fairlead.core.provider.ProviderRunner;
import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.RoutingTableCompiler;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The first configuration that all providers make together, compiled and not put in force; nothing listens.
///
/// @param problems all that was set aside on the way
record Preview(MergedConfiguration configuration, List<Problem> problems) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    static Preview of(Startup startup) throws InterruptedException {
        var configuration = startup.loaded().configuration();
        var middlewares = MiddlewareRegistry.load(startup.middlewares());
        var providers = NamedProvider.of(
                startup.providers(), configuration.providers(), new CoreContext(configuration, false, List::of));
        var problems = new ArrayList<>(middlewares.problems());
        var merged = merged(providers, problems);
        problems.addAll(merged.problems());
        problems.addAll(compile(configuration, middlewares, merged));
        return new Preview(merged, List.copyOf(problems));
    }

    private static MergedConfiguration merged(List<NamedProvider> providers, List<Problem> problems)
            throws InterruptedException {
        var latest = new AtomicReference<>(MergedConfiguration.EMPTY);
        var names = providers.stream().map(NamedProvider::name).toList();
        try (var aggregator = ConfigurationAggregator.start(names, Duration.ZERO, latest::set)) {
            var runners = providers.stream()
                    .map(provider -> ProviderRunner.start(provider, aggregator::accept))
                    .toList();
            if (!aggregator.readiness().await(PATIENCE)) {
                aggregator.readiness().silent().forEach(name -> problems.add(silent(name)));
            }
            runners.forEach(ProviderRunner::close);
        }
        return latest.get();
    }

    private static List<Problem> compile(
            StaticConfiguration configuration, MiddlewareRegistry middlewares, MergedConfiguration merged) {
        var reaper = Reaper.start();
        try {
            var environment = Proxy.environment(
                    configuration, middlewares, new Ping(UNAVAILABLE), new ActiveRouting(), reaper, _ -> false);
            var compilation = new RoutingTableCompiler(environment).compile(merged, null);
            compilation.table().close();
            return compilation.problems();
        } finally {
            reaper.close();
        }
    }

    private static Problem silent(String provider) {
        return new Problem(
                "provider " + provider, "", "no word within " + PATIENCE.toSeconds() + " s", "a configuration");
    }
}
