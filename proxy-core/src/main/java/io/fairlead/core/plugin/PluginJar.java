package io.fairlead.core.plugin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// What a jar of a plugin turned out to be.
sealed interface PluginJar {

    /// A jar with a module descriptor.
    record Modular(Path path, ModuleReference module) implements PluginJar {

        String name() {
            return module.descriptor().name();
        }
    }

    /// A jar without one.
    ///
    /// @param packages the packages that hold classes or resources
    /// @param services the names of implementations by the name of their service
    record Plain(Path path, Set<String> packages, Map<String, List<String>> services) implements PluginJar {}

    /// Looks into a jar.
    ///
    /// @throws BrokenPlugin if it is not a jar, or its descriptor cannot be read
    static PluginJar read(Path path) {
        try (var jar = open(path)) {
            return jar.getJarEntry("module-info.class") == null
                    ? new Plain(path, packages(jar), services(jar))
                    : new Modular(path, module(path));
        } catch (IOException | FindException | IllegalArgumentException e) {
            throw new BrokenPlugin(path, "a file that cannot be read as a jar (" + reason(e) + ")", "a jar");
        }
    }

    /// Opens a jar as this Java sees it.
    static JarFile open(Path path) throws IOException {
        return new JarFile(new File(path.toString()), true, ZipFile.OPEN_READ, Runtime.version());
    }

    private static ModuleReference module(Path path) {
        return ModuleFinder.of(path).findAll().iterator().next();
    }

    private static Set<String> packages(JarFile jar) {
        return jar.versionedStream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> packageOf(entry.getName()))
                .filter(PluginJar::isPackage)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String packageOf(String entry) {
        var end = entry.lastIndexOf('/');
        return end < 0 ? "" : entry.substring(0, end).replace('/', '.');
    }

    private static boolean isPackage(String name) {
        return !name.isEmpty()
                && Arrays.stream(name.split("\\.", -1))
                        .allMatch(part -> !part.isEmpty()
                                && Character.isJavaIdentifierStart(part.charAt(0))
                                && part.chars().allMatch(Character::isJavaIdentifierPart));
    }

    private static Map<String, List<String>> services(JarFile jar) throws IOException {
        var services = new LinkedHashMap<String, List<String>>();
        var prefix = "META-INF/services/";
        for (var entry : jar.versionedStream().toList()) {
            var name = entry.getName();
            if (name.startsWith(prefix) && !entry.isDirectory()) {
                try (var lines =
                        new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
                    services.computeIfAbsent(name.substring(prefix.length()), _ -> new ArrayList<>())
                            .addAll(implementations(lines));
                }
            }
        }
        return services;
    }

    private static List<String> implementations(BufferedReader lines) {
        return lines.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
