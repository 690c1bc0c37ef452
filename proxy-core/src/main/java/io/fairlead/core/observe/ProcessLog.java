package io.fairlead.core.observe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// The process log: one line for each record, to standard output or a file.
public final class ProcessLog {

    private static final Map<String, Level> LEVELS = Map.of(
            "PANIC", Level.SEVERE,
            "FATAL", Level.SEVERE,
            "ERROR", Level.SEVERE,
            "WARN", Level.WARNING,
            "INFO", Level.INFO,
            "DEBUG", Level.FINE,
            "TRACE", Level.FINEST);

    // held, since java.util.logging holds loggers weakly and would forget their levels
    private static final List<Logger> LIBRARIES = List.of(
            Logger.getLogger("io.helidon"),
            Logger.getLogger("io.fabric8"),
            Logger.getLogger("jdk"),
            Logger.getLogger("sun"));

    private ProcessLog() {}

    /// Sets the log up; may be called again.
    ///
    /// @param level `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`, in any letter case; anything else means `ERROR`
    /// @param format `json`; anything else means `common`
    /// @param file where to append; standard output if absent
    /// @throws IOException if the file cannot be opened
    public static void configure(String level, String format, Optional<Path> file, PrintStream out) throws IOException {
        LogManager.getLogManager().reset();
        var handler = handler(file.isPresent() ? append(file.get()) : out, formatter(format));
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(level(level));
        // what libraries find interesting is not what an operator can act on
        LIBRARIES.forEach(library -> library.setLevel(quieter(level(level))));
    }

    private static Level level(String name) {
        return LEVELS.getOrDefault(name.toUpperCase(Locale.ROOT), Level.SEVERE);
    }

    private static Level quieter(Level level) {
        return level.intValue() <= Level.FINEST.intValue() || level.intValue() >= Level.WARNING.intValue()
                ? level
                : Level.WARNING;
    }

    private static Formatter formatter(String format) {
        return "json".equalsIgnoreCase(format) ? new JsonLine() : new CommonLine();
    }

    private static Handler handler(OutputStream out, Formatter formatter) {
        var handler = new QueuedHandler(out, formatter);
        handler.setLevel(Level.ALL);
        return handler;
    }

    private static OutputStream append(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
