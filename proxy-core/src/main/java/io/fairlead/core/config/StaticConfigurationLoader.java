package io.fairlead.core.config;

import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the static configuration. The sources exclude one another, as in Traefik: a file, or else the command
/// line, or else the environment, or else the defaults.
public final class StaticConfigurationLoader {

    private final Collection<? extends ProviderFactory<?>> factories;
    private final Node.Section schema;

    /// @param factories the providers that can be switched on
    public StaticConfigurationLoader(Collection<? extends ProviderFactory<?>> factories) {
        this.factories = List.copyOf(factories);
        this.schema = Schema.of(this.factories);
    }

    /// Loads it.
    ///
    /// @param arguments the command line without its command
    /// @throws ConfigurationException if the source that counts has something that cannot be used
    public LoadedConfiguration load(List<String> arguments, Surroundings surroundings) {
        var flags = Flags.parse(arguments, schema);
        var variables = EnvironmentVariables.parse(surroundings.environment(), schema);
        var warnings = new ArrayList<String>();
        flags.configFile()
                .map(name -> ConfigurationFile.named(name, surroundings))
                .filter(path -> !Files.exists(path))
                .ifPresent(path -> warnings.add("configuration file " + path + " does not exist; looking elsewhere"));
        var file = ConfigurationFile.find(flags.configFile(), surroundings);
        if (file.isPresent()) {
            warnings.addAll(ignored(file.get().toString(), flags.names(), variables.names()));
            return fromFile(file.get(), warnings);
        }
        if (!arguments.isEmpty()) {
            warnings.addAll(ignored("the command line", List.of(), variables.names()));
            return finish("command line", flags.tree(), flags.mismatches(), warnings);
        }
        variables
                .links()
                .forEach(name -> warnings.add("environment variable " + name
                        + " looks like one that Kubernetes makes for a Service; it is not taken for an option"));
        var source = variables.names().isEmpty() ? "defaults" : "environment";
        return finish(source, variables.tree(), variables.mismatches(), warnings);
    }

    /// Whether the arguments ask for the list of options.
    public static boolean asksForHelp(List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> List.of("-h", "-help", "--help").contains(argument));
    }

    /// The list of options, one line each, for `--help`.
    public String help() {
        return HelpText.of(schema);
    }

    private LoadedConfiguration fromFile(Path file, List<String> warnings) {
        var root = Document.read(file)
                .orElseThrow(() -> ConfigurationException.of(file.toString(), "nothing", "at least one option"));
        var roots = new FileRoots(schema.children().keySet());
        var tree = roots.known(root);
        roots.ignored().forEach(key -> warnings.add("root key " + key + " of " + file + " is ignored"));
        roots.missing()
                .forEach(key -> warnings.add("root key " + key + " of " + file
                        + " is ignored: this version does not have that option of Traefik yet"));
        if (tree.isEmpty() && roots.missing().isEmpty() && roots.mismatches().isEmpty()) {
            throw ConfigurationException.of(file.toString(), "no known root key", "at least one option");
        }
        return finish(file.toString(), tree, roots.mismatches(), warnings);
    }

    private LoadedConfiguration finish(
            String source, Map<String, Object> tree, List<Mismatch> before, List<String> warnings) {
        var binding = new StaticBinding(factories, schema);
        var configuration = binding.bind(new LinkedHashMap<>(tree));
        var mismatches = new ArrayList<>(before);
        mismatches.addAll(binding.mismatches());
        if (!mismatches.isEmpty() || configuration.isEmpty()) {
            throw new ConfigurationException(source, mismatches);
        }
        var level = configuration.get().log().level();
        if (LogLevel.of(level).isEmpty()) {
            warnings.add("log.level is unknown, ERROR is used");
        }
        return new LoadedConfiguration(configuration.get().effective(), source, warnings);
    }

    private static List<String> ignored(String winner, List<String> flags, List<String> variables) {
        var warnings = new ArrayList<String>();
        if (!flags.isEmpty()) {
            warnings.add("flags are ignored because of " + winner + ": " + String.join(", ", flags));
        }
        if (!variables.isEmpty()) {
            warnings.add(
                    "environment variables are ignored because of " + winner + ": " + String.join(", ", variables));
        }
        return warnings;
    }
}
