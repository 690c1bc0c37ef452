package io.fairlead.core.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the file of the static configuration, as Traefik does.
final class ConfigurationFile {

    private static final List<String> EXTENSIONS = List.of(".toml", ".yaml", ".yml");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

    private ConfigurationFile() {}

    /// The first file that exists.
    ///
    /// @param named the value of `--configFile`
    static Optional<Path> find(Optional<String> named, Surroundings surroundings) {
        return candidates(named, surroundings).stream()
                .filter(path -> Files.exists(path) && !Files.isDirectory(path))
                .findFirst();
    }

    /// The path that `--configFile` means.
    static Path named(String text, Surroundings surroundings) {
        return surroundings.workingDirectory().resolve(expanded(text, surroundings));
    }

    private static List<Path> candidates(Optional<String> named, Surroundings surroundings) {
        var candidates = new ArrayList<Path>();
        named.filter(text -> !text.isEmpty()).ifPresent(text -> candidates.add(named(text, surroundings)));
        for (var base : bases(surroundings)) {
            for (var extension : EXTENSIONS) {
                candidates.add(base.resolveSibling(base.getFileName() + extension));
            }
        }
        return candidates;
    }

    private static List<Path> bases(Surroundings surroundings) {
        var bases = new ArrayList<Path>();
        bases.add(surroundings.systemDirectory().resolve("traefik"));
        for (var base : List.of("$XDG_CONFIG_HOME/traefik", "$HOME/.config/traefik")) {
            var variable = base.substring(1, base.indexOf('/'));
            if (!surroundings.environment().getOrDefault(variable, "").isEmpty()) {
                bases.add(named(base, surroundings));
            }
        }
        bases.add(surroundings.workingDirectory().resolve("traefik"));
        return bases;
    }

    private static String expanded(String text, Surroundings surroundings) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(surroundings.environment().getOrDefault(name, ""));
        });
    }
}
