package io.fairlead.core.observe;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// `2026-11-25T15:04:05.123Z ERR message`, made so that no message can forge a line of its own.
final class CommonLine extends Formatter {

    @Override
    public String format(LogRecord entry) {
        var line = new StringBuilder(160)
                .append(entry.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(LogText.shortLevel(entry.getLevel()))
                .append(' ');
        LogText.escape(formatMessage(entry), line);
        if (entry.getThrown() != null) {
            line.append(": ");
            LogText.escape(LogText.summary(entry.getThrown()), line);
        }
        return line.append('\n').toString();
    }
}
