package io.fairlead.core.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` line of this second, made once a second.
public final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Line(long second, byte[] bytes, byte[] value) {}

    private static volatile Line current = line(0);

    private HttpDate() {}

    /// `Date: ...` with its line end. Not to be changed.
    static byte[] line() {
        var second = System.currentTimeMillis() / 1000;
        var line = current;
        if (line.second != second) {
            line = line(second);
            current = line;
        }
        return line.bytes;
    }

    /// The value alone. Not to be changed.
    public static byte[] value() {
        line();
        return current.value;
    }

    private static Line line(long second) {
        var value = FORMAT.format(Instant.ofEpochSecond(second));
        var line = "Date: " + value + "\r\n";
        return new Line(
                second, line.getBytes(StandardCharsets.ISO_8859_1), value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
