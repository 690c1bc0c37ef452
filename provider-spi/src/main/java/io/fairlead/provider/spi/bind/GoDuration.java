package io.fairlead.provider.spi.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/// Durations as operators write them: `1m30s`, `300ms`, `1.5h`, `-1s`, or a bare whole number of seconds.
public final class GoDuration {

    private static final int LONGEST = 64;
    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    private GoDuration() {}

    /// Reads a duration; units are `ns`, `us`, `µs`, `ms`, `s`, `m`, `h`.
    ///
    /// @throws IllegalArgumentException if the text is none, or is longer than 292 years
    public static Duration parse(String text) {
        var negative = text.startsWith("-");
        var amount = negative || text.startsWith("+") ? text.substring(1) : text;
        if (amount.isEmpty() || amount.length() > LONGEST) {
            throw refused();
        }
        var nanos = isDigits(amount) ? new BigInteger(amount).multiply(BigInteger.valueOf(1_000_000_000)) : sum(amount);
        if (nanos.compareTo(LIMIT) > 0) {
            throw refused();
        }
        return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
    }

    /// Writes a duration in the shortest form that [#parse] reads back: `1m30s`, `100ms`, `0s`.
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return belowOneSecond(duration.toNanosPart());
        }
        var hours = duration.toHours();
        var seconds = BigDecimal.valueOf(duration.toSecondsPart()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
        return part(hours, "h")
                + part(duration.toMinutesPart(), "m")
                + (seconds.signum() == 0 ? "" : plain(seconds) + "s");
    }

    private static BigInteger sum(String text) {
        var nanos = BigInteger.ZERO;
        var at = 0;
        while (at < text.length()) {
            var unit = end(text, at, true);
            var next = end(text, unit, false);
            nanos = nanos.add(nanos(text.substring(at, unit), text.substring(unit, next)));
            at = next;
        }
        return nanos;
    }

    private static BigInteger nanos(String number, String unit) {
        if (!number.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
            throw refused();
        }
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(factor(unit)))
                .setScale(0, RoundingMode.DOWN)
                .toBigInteger();
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw refused();
        };
    }

    private static int end(String text, int from, boolean ofNumber) {
        var end = from;
        while (end < text.length() && isNumeric(text.charAt(end)) == ofNumber) {
            end++;
        }
        return end;
    }

    private static boolean isNumeric(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String belowOneSecond(int nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000
                ? plain(BigDecimal.valueOf(nanos, 3)) + "us"
                : plain(BigDecimal.valueOf(nanos, 6)) + "ms";
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("not a duration");
    }
}
