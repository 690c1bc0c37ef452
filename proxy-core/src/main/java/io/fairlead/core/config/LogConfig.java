package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;

/// The process log.
///
/// @param level the name of a [LogLevel] in any letter case; another name means `ERROR`, with a warning
/// @param format `json`, or anything else for lines to be read by people
public record LogConfig(
        @Default("ERROR") @About("Log level: PANIC, FATAL, ERROR, WARN, INFO, DEBUG or TRACE.")
        String level,

        @Default("common") @About("Log format: common or json.")
        String format) {

    /// The level that counts.
    public LogLevel threshold() {
        return LogLevel.of(level).orElse(LogLevel.ERROR);
    }

    /// Whether each line is a JSON object.
    public boolean json() {
        return format.equals("json");
    }
}
