package io.fairlead.core.plugin;

import io.fairlead.provider.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Finds plugins in a folder.
final class PluginFolder {

    private static final String JAR = ".jar";

    private PluginFolder() {}

    /// The plugins in the order of their names.
    static List<Plugin> list(Path folder, Collection<Problem> problems) {
        var plugins = new ArrayList<Plugin>();
        if (!Files.isDirectory(folder)) {
            return plugins;
        }
        try {
            for (var entry : children(folder)) {
                if (Files.isDirectory(entry)) {
                    addFolder(entry, plugins, problems);
                } else if (isJar(entry)) {
                    plugins.add(new Plugin(bareName(entry), entry, List.of(entry)));
                }
            }
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
        }
        return plugins;
    }

    private static void addFolder(Path folder, Collection<Plugin> plugins, Collection<Problem> problems) {
        try {
            var jars = children(folder).stream().filter(PluginFolder::isJar).toList();
            if (jars.isEmpty()) {
                problems.add(new BrokenPlugin(folder, "no jar", "at least one jar").problem());
            } else {
                plugins.add(new Plugin(bareName(folder), folder, jars));
            }
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(child -> !fileName(child).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJar(Path path) {
        return fileName(path).endsWith(JAR) && !Files.isDirectory(path);
    }

    private static String bareName(Path path) {
        var name = fileName(path);
        return name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Problem unreadable(Path folder, IOException e) {
        return new BrokenPlugin(folder, "a folder that cannot be read (" + e + ")", "a readable folder").problem();
    }
}
