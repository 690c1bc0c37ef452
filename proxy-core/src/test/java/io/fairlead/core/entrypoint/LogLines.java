package io.fairlead.core.entrypoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// All that the proxy logs meanwhile, whatever its level, with what was thrown.
final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.fairlead");
    private final Level level = logger.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {}

    static LogLines heard() {
        var lines = new LogLines();
        lines.logger.addHandler(lines);
        lines.logger.setLevel(Level.ALL);
        return lines;
    }

    /// Adds a line.
    void note(String line) {
        lines.add(line);
    }

    /// The lines that contain this text.
    List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + line.getMessage() + " " + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(level);
    }
}
