package io.fairlead.core.plugin;

import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.ProviderFactory;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the jars of one plugin into a layer above the application's, with one class loader.
final class PluginLayer {

    private PluginLayer() {}

    /// @throws BrokenPlugin if a jar is broken or the jars do not fit together
    static ModuleLayer of(Plugin plugin) {
        var modules = modules(plugin);
        try {
            var parent = parent();
            var configuration =
                    parent.configuration().resolve(new ListFinder(modules), ModuleFinder.of(), modules.keySet());
            return ModuleLayer.defineModulesWithOneLoader(
                            configuration, List.of(parent), ClassLoader.getPlatformClassLoader())
                    .layer();
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            throw new BrokenPlugin(
                    plugin.origin(),
                    "modules that do not fit together (" + e.getMessage() + ")",
                    "all that the plugin needs beside it, each package once");
        }
    }

    /// The packages that plugins share with the application.
    static Set<String> spiPackages() {
        return spis().flatMap(spi -> spi.getDescriptor().exports().stream())
                .map(Exports::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, ModuleReference> modules(Plugin plugin) {
        var modules = new LinkedHashMap<String, ModuleReference>();
        var plain = new ArrayList<PluginJar.Plain>();
        for (var path : plugin.jars()) {
            switch (PluginJar.read(path)) {
                case PluginJar.Plain jar -> plain.add(jar);
                case PluginJar.Modular jar -> add(jar, modules);
            }
        }
        if (!plain.isEmpty()) {
            var merged = merge(plugin, plain, modules);
            modules.put(merged.descriptor().name(), merged);
        }
        return modules;
    }

    private static void add(PluginJar.Modular jar, Map<String, ModuleReference> modules) {
        if (spis().anyMatch(spi -> spi.getName().equals(jar.name()))) {
            return; // a copy of an SPI: the application's own is meant
        }
        if (modules.putIfAbsent(jar.name(), jar.module()) != null) {
            throw new BrokenPlugin(jar.path(), "a second module " + jar.name(), "each module once");
        }
    }

    private static MergedModule merge(
            Plugin plugin, List<PluginJar.Plain> plain, Map<String, ModuleReference> modular) {
        var readable = new LinkedHashMap<String, Set<String>>();
        parent().modules().stream()
                .filter(PluginLayer::ofJdk)
                .forEach(module -> readable.put(
                        module.getName(), exports(module.getDescriptor().exports())));
        modular.forEach(
                (name, module) -> readable.put(name, exports(module.descriptor().exports())));
        spis().forEach(spi -> readable.put(spi.getName(), Set.of()));
        try {
            return MergedModule.of(plugin, plain, readable);
        } catch (IllegalArgumentException e) {
            throw new BrokenPlugin(plugin.origin(), "jars that make no module (" + e.getMessage() + ")", "plain jars");
        }
    }

    private static Set<String> exports(Set<Exports> exports) {
        return exports.stream()
                .filter(export -> !export.isQualified())
                .map(Exports::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean ofJdk(Module module) {
        return parent().configuration()
                .findModule(module.getName())
                .map(ResolvedModule::reference)
                .flatMap(ModuleReference::location)
                .filter(location -> "jrt".equals(location.getScheme()))
                .isPresent();
    }

    private static Stream<Module> spis() {
        return Stream.of(MiddlewareFactory.class.getModule(), ProviderFactory.class.getModule());
    }

    private static ModuleLayer parent() {
        var layer = PluginLayer.class.getModule().getLayer();
        return layer == null ? ModuleLayer.boot() : layer;
    }
}
