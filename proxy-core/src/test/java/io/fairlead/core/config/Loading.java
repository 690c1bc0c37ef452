package io.fairlead.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads static configurations on a machine whose files and variables are a test's own.
record Loading(Path machine, Map<String, String> environment, StaticConfigurationLoader loader) {

    Loading(Path machine) throws IOException {
        this(machine, new FakeProviderFactory());
    }

    /// One that knows another provider.
    Loading(Path machine, ProviderFactory<?> provider) throws IOException {
        this(machine, new HashMap<>(), new StaticConfigurationLoader(List.of(provider)));
        Files.createDirectories(machine.resolve("etc"));
        Files.createDirectories(machine.resolve("cwd"));
    }

    LoadedConfiguration load(String... arguments) {
        return loader.load(List.of(arguments), surroundings());
    }

    StaticConfiguration configuration(String... arguments) {
        return load(arguments).configuration();
    }

    List<String> errors(String... arguments) {
        var e = catchThrowableOfType(ConfigurationException.class, () -> load(arguments));
        assertThat(e).as("must be refused").isNotNull();
        return e.mismatches().stream().map(Object::toString).toList();
    }

    void file(String name, String text) throws IOException {
        var path = machine.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    FakeProviderFactory.Config fake(String... arguments) {
        var tree = configuration(arguments).providers().tree("fakeSource").orElseThrow();
        return RecordBinder.bind(FakeProviderFactory.Config.class, tree, "");
    }

    Surroundings surroundings() {
        return new Surroundings(environment, machine.resolve("cwd"), machine.resolve("etc"));
    }
}
