package io.fairlead.core.config;

import java.nio.file.Path;
import java.util.Map;

/// What the loader may see of the machine.
///
/// @param environment the environment variables
/// @param workingDirectory against which relative paths are taken
/// @param systemDirectory `/etc/traefik`
public record Surroundings(Map<String, String> environment, Path workingDirectory, Path systemDirectory) {

    /// Copies the map.
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process.
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of("").toAbsolutePath(), Path.of("/etc/traefik"));
    }
}
