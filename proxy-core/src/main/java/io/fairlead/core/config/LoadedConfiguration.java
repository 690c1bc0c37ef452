package io.fairlead.core.config;

import java.util.List;

/// A static configuration and how it came to be.
///
/// @param configuration with the entry points that are created on their own
/// @param source the one source that was used: a file, `command line`, `environment` or `defaults`
/// @param warnings what an operator should know, such as flags that a file made useless; one line each
public record LoadedConfiguration(StaticConfiguration configuration, String source, List<String> warnings) {

    /// Copies the list.
    public LoadedConfiguration {
        warnings = List.copyOf(warnings);
    }
}
