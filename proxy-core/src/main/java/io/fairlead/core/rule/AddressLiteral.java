package io.fairlead.core.rule;

import java.util.Arrays;
import java.util.Optional;

/// Reads IP addresses in text form (RFC 4291 section 2.2), without zone and without leading zeros in IPv4.
public final class AddressLiteral {

    private AddressLiteral() {}

    /// 4 or 16 bytes, or empty if the text is no address.
    public static Optional<byte[]> parse(String text) {
        return text.indexOf(':') < 0 ? parseFour(text, 0) : parseSixteen(text);
    }

    /// A number of one to three ASCII digits without leading zero, or -1.
    static int decimal(String text, int start, int end) {
        if (end <= start || end - start > 3 || text.charAt(start) == '0' && end - start > 1) {
            return -1;
        }
        var value = 0;
        for (var i = start; i < end; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Optional<byte[]> parseFour(String text, int start) {
        var octets = new byte[4];
        var at = start;
        for (var i = 0; i < 4; i++) {
            var dot = text.indexOf('.', at);
            var end = i == 3 ? text.length() : dot;
            var value = end < 0 ? -1 : decimal(text, at, end);
            if (value < 0 || value > 0xff) {
                return Optional.empty();
            }
            octets[i] = (byte) value;
            at = end + 1;
        }
        return Optional.of(octets);
    }

    private static Optional<byte[]> parseSixteen(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(octets -> octets.length == 16);
        }
        var head = groups(text.substring(0, gap));
        var tail = groups(text.substring(gap + 2));
        if (head.isEmpty()
                || tail.isEmpty()
                || text.substring(0, gap).indexOf('.') >= 0
                || head.get().length + tail.get().length > 14) {
            return Optional.empty();
        }
        var octets = Arrays.copyOf(head.get(), 16);
        System.arraycopy(tail.get(), 0, octets, 16 - tail.get().length, tail.get().length);
        return Optional.of(octets);
    }

    /// Groups of hex digits between single colons; the last may be an IPv4 address.
    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        var octets = new byte[16];
        var length = 0;
        for (var at = 0; at <= text.length(); ) {
            var colon = text.indexOf(':', at);
            var end = colon < 0 ? text.length() : colon;
            var group = colon < 0 && text.indexOf('.', at) >= 0 ? parseFour(text, at) : group(text, at, end);
            if (group.isEmpty() || length + group.get().length > 16) {
                return Optional.empty();
            }
            System.arraycopy(group.get(), 0, octets, length, group.get().length);
            length += group.get().length;
            at = end + 1;
        }
        return Optional.of(Arrays.copyOf(octets, length));
    }

    private static Optional<byte[]> group(String text, int start, int end) {
        if (end <= start || end - start > 4) {
            return Optional.empty();
        }
        var value = 0;
        for (var i = start; i < end; i++) {
            var digit = Hex.digit(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value << 4 | digit;
        }
        return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
    }
}
