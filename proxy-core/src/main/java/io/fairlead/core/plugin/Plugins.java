package io.fairlead.core.plugin;

import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the plugins folder brings, and what had to be left out.
///
/// @param middlewares the factories of middlewares, in the order of the plugins' names
/// @param providers the factories of providers, in the same order
/// @param problems one for each plugin or service that cannot be used; its source is the path of the jar or folder
public record Plugins(
        List<Found<MiddlewareFactory<?>>> middlewares,
        List<Found<ProviderFactory<?>>> providers,
        List<Problem> problems) {

    /// No plugins.
    public static final Plugins NONE = new Plugins(List.of(), List.of(), List.of());

    /// Copies the lists.
    public Plugins {
        middlewares = List.copyOf(middlewares);
        providers = List.copyOf(providers);
        problems = List.copyOf(problems);
    }

    /// Loads every plugin of a folder. A plugin is a jar, or a folder of jars; other files are passed over, and so is
    /// a folder that does not exist. Never throws for what it finds there.
    public static Plugins load(Path folder) {
        var middlewares = new ArrayList<Found<MiddlewareFactory<?>>>();
        var providers = new ArrayList<Found<ProviderFactory<?>>>();
        var problems = new ArrayList<Problem>();
        for (var plugin : PluginFolder.list(folder, problems)) {
            try {
                var services = new LayerServices(PluginLayer.of(plugin), plugin.origin(), problems);
                var before = middlewares.size() + providers.size() + problems.size();
                services.middlewares().forEach(factory -> middlewares.add(new Found<>(factory, plugin.origin())));
                services.providers().forEach(factory -> providers.add(new Found<>(factory, plugin.origin())));
                if (before == middlewares.size() + providers.size() + problems.size()) {
                    problems.add(nothing(plugin.origin()));
                }
            } catch (BrokenPlugin e) {
                problems.add(e.problem());
            }
        }
        return new Plugins(middlewares, providers, problems);
    }

    private static Problem nothing(Path origin) {
        return new BrokenPlugin(
                        origin, "neither a MiddlewareFactory nor a ProviderFactory", "a jar that provides one of them")
                .problem();
    }

    /// A factory and the jar or folder that it comes from.
    ///
    /// @param factory the factory
    /// @param origin the jar, or the folder of jars
    public record Found<F>(F factory, Path origin) {}
}
