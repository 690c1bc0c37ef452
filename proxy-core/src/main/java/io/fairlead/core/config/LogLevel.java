package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.Names;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// How much the process log says; the names are Traefik's.
public enum LogLevel {
    /// What ends the process.
    PANIC(Level.ERROR),
    /// What ends the process.
    FATAL(Level.ERROR),
    /// What went wrong.
    ERROR(Level.ERROR),
    /// What an operator can act on.
    WARN(Level.WARNING),
    /// What happens seldom.
    INFO(Level.INFO),
    /// What happens.
    DEBUG(Level.DEBUG),
    /// Every step.
    TRACE(Level.TRACE);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    /// The level of [System.Logger] from which on lines are written.
    public Level level() {
        return level;
    }

    /// The level of a name, in any letter case; `warning` is `warn`.
    static Optional<LogLevel> of(String name) {
        for (var level : values()) {
            if (Names.same(level.name(), name)) {
                return Optional.of(level);
            }
        }
        return Names.same("warning", name) ? Optional.of(WARN) : Optional.empty();
    }
}
