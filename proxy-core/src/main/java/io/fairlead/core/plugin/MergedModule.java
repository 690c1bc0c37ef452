package io.fairlead.core.plugin;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All plain jars of a plugin as one open module. As automatic modules they would read every library of the
/// application, and clash with their own copy of it.
final class MergedModule extends ModuleReference {

    private final List<Path> jars;

    private MergedModule(ModuleDescriptor descriptor, Path origin, List<Path> jars) {
        super(descriptor, origin.toUri());
        this.jars = jars;
    }

    /// Merges plain jars.
    ///
    /// @param readable what the module may read, each with the packages that it exports
    static MergedModule of(Plugin plugin, List<PluginJar.Plain> jars, Map<String, Set<String>> readable) {
        var packages = packages(jars);
        var builder = ModuleDescriptor.newOpenModule(moduleName(plugin.name())).packages(packages);
        readable.forEach((module, exported) -> {
            if (exported.stream().noneMatch(packages::contains)) {
                builder.requires(module);
            }
        });
        packages.forEach(builder::exports);
        services(jars, packages).forEach((service, implementations) -> {
            builder.uses(service);
            if (!implementations.isEmpty()) {
                builder.provides(service, implementations);
            }
        });
        return new MergedModule(
                builder.build(),
                plugin.origin(),
                jars.stream().map(PluginJar.Plain::path).toList());
    }

    @Override
    public ModuleReader open() throws IOException {
        return JarsReader.open(jars);
    }

    private static Set<String> packages(List<PluginJar.Plain> jars) {
        var packages = new LinkedHashSet<String>();
        jars.forEach(jar -> packages.addAll(jar.packages()));
        // a jar that carries a copy of an SPI still means the one of the application
        PluginLayer.spiPackages().forEach(packages::remove);
        return packages;
    }

    private static Map<String, List<String>> services(List<PluginJar.Plain> jars, Set<String> packages) {
        var services = new LinkedHashMap<String, List<String>>();
        for (var jar : jars) {
            jar.services()
                    .forEach((service, implementations) -> services.computeIfAbsent(service, _ -> new ArrayList<>())
                            .addAll(implementations));
        }
        services.replaceAll((_, implementations) -> implementations.stream()
                .distinct()
                .filter(name -> packages.contains(packageOf(name)))
                .toList());
        return services;
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    private static String moduleName(String plugin) {
        var name = new StringBuilder("plugin.p_");
        plugin.codePoints().forEach(c -> name.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
        return name.toString();
    }
}
