package io.fairlead.core.http;

/// The grammar of an IPv6 address without a zone (RFC 3986 section 3.2.2), by the letter: the JDK's parser also takes
/// zeros that nobody may put in front of a group or an octet.
final class Ipv6Literal {

    private static final int GROUPS = 8;
    private static final int MOST_DIGITS = 4;

    private Ipv6Literal() {}

    /// Whether the bytes are eight groups, or fewer around one gap; the last two may be an IPv4 address.
    static boolean isValid(byte[] bytes, int start, int end) {
        var gap = gap(bytes, start, end);
        if (gap < 0) {
            return groups(bytes, start, end, true) == GROUPS;
        }
        var before = groups(bytes, start, gap, false);
        var after = groups(bytes, gap + 2, end, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    private static int gap(byte[] bytes, int start, int end) {
        for (var i = start; i + 1 < end; i++) {
            if (bytes[i] == ':' && bytes[i + 1] == ':') {
                return i;
            }
        }
        return -1;
    }

    /// How many groups there are between single colons, or -1 if something else is there.
    private static int groups(byte[] bytes, int start, int end, boolean last) {
        if (start == end) {
            return 0;
        }
        var count = 0;
        for (var from = start; from <= end; count++) {
            var to = partEnd(bytes, from, end, ':');
            if (last && to == end && partEnd(bytes, from, end, '.') < end) {
                return isFour(bytes, from, end) ? count + 2 : -1;
            }
            if (!isGroup(bytes, from, to)) {
                return -1;
            }
            from = to + 1;
        }
        return count;
    }

    private static int partEnd(byte[] bytes, int start, int end, char mark) {
        var i = start;
        while (i < end && bytes[i] != mark) {
            i++;
        }
        return i;
    }

    private static boolean isGroup(byte[] bytes, int start, int end) {
        for (var i = start; i < end; i++) {
            if (Ascii.hexValue(bytes[i]) < 0) {
                return false;
            }
        }
        return end > start && end - start <= MOST_DIGITS;
    }

    private static boolean isFour(byte[] bytes, int start, int end) {
        var from = start;
        for (var left = 3; left >= 0; left--) {
            var to = partEnd(bytes, from, end, '.');
            if ((to == end) != (left == 0) || !isOctet(bytes, from, to)) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    private static boolean isOctet(byte[] bytes, int start, int end) {
        var value = 0;
        for (var i = start; i < end; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
            value = 10 * value + bytes[i] - '0';
        }
        return end > start && end - start <= 3 && value <= 0xff && (end - start == 1 || bytes[start] != '0');
    }
}
