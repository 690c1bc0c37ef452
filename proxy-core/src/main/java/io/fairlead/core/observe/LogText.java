package io.fairlead.core.observe;

import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.Collectors;

/// Pieces of a log line.
final class LogText {

    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private LogText() {}

    static String shortLevel(Level level) {
        return longLevel(level).substring(0, 3).toUpperCase(Locale.ROOT).replace("WAR", "WRN");
    }

    static String longLevel(Level level) {
        var value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }

    /// An exception, where it was thrown, and its causes, as one line.
    static String summary(Throwable thrown) {
        var text = new StringBuilder(thrown.toString()).append(frames(thrown));
        var cause = thrown.getCause();
        for (var i = 0; i < CAUSES && cause != null; i++, cause = cause.getCause()) {
            text.append(", caused by ").append(cause).append(frames(cause));
        }
        return text.toString();
    }

    static void escape(String text, StringBuilder out) {
        for (var i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
    }

    /// Control characters and line separators leave as `\\uXXXX`.
    static void escape(char c, StringBuilder out) {
        if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            out.append("\\u").append(String.format("%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    private static String frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < ", " [", "]"));
    }
}
