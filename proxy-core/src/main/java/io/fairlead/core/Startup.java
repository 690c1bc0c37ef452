package io.fairlead.core;

import io.fairlead.core.config.LoadedConfiguration;
import io.fairlead.core.config.StaticConfigurationLoader;
import io.fairlead.core.config.Surroundings;
import io.fairlead.core.plugin.Plugins;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// What every command that knows the static configuration begins with.
///
/// @param loaded the static configuration and how it was found
/// @param providers the providers that came with the application, then those of plugins
/// @param plugins what the plugins folder brought
/// @param problems providers and plugins that were left out
record Startup(
        LoadedConfiguration loaded, List<ProviderFactory<?>> providers, Plugins plugins, List<Problem> problems) {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    /// Loads plugins and static configuration.
    ///
    /// @param arguments the command line without its command
    /// @throws io.fairlead.core.config.ConfigurationException if an option cannot be used
    static Startup of(List<String> arguments) {
        var plugins = Plugins.load(home().resolve("plugins"));
        var problems = new ArrayList<>(plugins.problems());
        var providers = providers(plugins, problems);
        var loaded = new StaticConfigurationLoader(providers).load(arguments, Surroundings.ofProcess());
        return new Startup(loaded, providers, plugins, List.copyOf(problems));
    }

    /// The list of flags, those of providers included.
    static String options() {
        var plugins = Plugins.load(home().resolve("plugins"));
        return new StaticConfigurationLoader(providers(plugins, new ArrayList<>())).help();
    }

    /// The folder that the archive was unpacked to; the working directory where nobody says.
    static Path home() {
        return Path.of(System.getProperty("fairlead.home", "")).toAbsolutePath();
    }

    /// The middlewares of plugins; the built-in ones are not among them.
    List<MiddlewareFactory<?>> middlewares() {
        return plugins.middlewares().stream()
                .<MiddlewareFactory<?>>map(Plugins.Found::factory)
                .toList();
    }

    /// Says what was left out, whatever the log level: it explains what is missing later.
    void report(Terminal terminal) {
        loaded.warnings().forEach(warning -> terminal.err().println("fairlead: " + warning));
        problems.forEach(problem -> LOG.log(System.Logger.Level.ERROR, problem::toString));
    }

    private static List<ProviderFactory<?>> providers(Plugins plugins, List<Problem> problems) {
        var providers = installed(problems);
        plugins.providers().forEach(found -> providers.add(found.factory()));
        return List.copyOf(providers);
    }

    private static List<ProviderFactory<?>> installed(List<Problem> problems) {
        var found = new ArrayList<ProviderFactory<?>>();
        for (var provider : services()) {
            try {
                found.add(provider.get());
            } catch (ServiceConfigurationError e) {
                problems.add(new Problem(
                        provider.type().getName(), "", String.valueOf(e.getMessage()), "a provider; it is left out"));
            }
        }
        return found;
    }

    @SuppressWarnings("rawtypes") // ServiceLoader knows no other
    private static List<ServiceLoader.Provider<ProviderFactory>> services() {
        Stream<ServiceLoader.Provider<ProviderFactory>> services = ServiceLoader.load(ProviderFactory.class).stream();
        return services.toList();
    }
}
