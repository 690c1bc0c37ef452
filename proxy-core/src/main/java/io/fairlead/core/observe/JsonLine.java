package io.fairlead.core.observe;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// `{"time":"...","level":"error","logger":"...","message":"..."}`, with `error` for an exception.
final class JsonLine extends Formatter {

    @Override
    public String format(LogRecord entry) {
        var line = new StringBuilder(200).append('{');
        field("time", entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString(), line);
        field("level", LogText.longLevel(entry.getLevel()), line);
        field("logger", String.valueOf(entry.getLoggerName()), line);
        field("message", formatMessage(entry), line);
        if (entry.getThrown() != null) {
            field("error", LogText.summary(entry.getThrown()), line);
        }
        line.setLength(line.length() - 1);
        return line.append("}\n").toString();
    }

    private static void field(String name, String value, StringBuilder line) {
        line.append('"').append(name).append("\":\"");
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else {
                LogText.escape(c, line);
            }
        }
        line.append("\",");
    }
}
