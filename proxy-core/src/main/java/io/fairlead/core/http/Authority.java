package io.fairlead.core.http;

/// The grammar of `Host`: a name, an IPv4 address or an IPv6 address in brackets, and perhaps a port.
final class Authority {

    private static final int HIGHEST_PORT = 65535;

    private Authority() {}

    /// Whether the bytes are an authority without user information.
    static boolean isValid(byte[] bytes, int start, int end) {
        var i = start < end && bytes[start] == '[' ? literalEnd(bytes, start, end) : nameEnd(bytes, start, end);
        if (i <= start) {
            return false;
        }
        return i == end || bytes[i] == ':' && isPort(bytes, i + 1, end);
    }

    private static int nameEnd(byte[] bytes, int start, int end) {
        var i = start;
        while (i < end && Ascii.isHost(bytes[i])) {
            if (bytes[i] == '%' && !isEscape(bytes, i, end)) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private static boolean isEscape(byte[] bytes, int start, int end) {
        return start + 2 < end && Ascii.hexValue(bytes[start + 1]) >= 0 && Ascii.hexValue(bytes[start + 2]) >= 0;
    }

    private static int literalEnd(byte[] bytes, int start, int end) {
        var i = start + 1;
        while (i < end && bytes[i] != ']') {
            i++;
        }
        return i < end && Ipv6Literal.isValid(bytes, start + 1, i) ? i + 1 : -1;
    }

    private static boolean isPort(byte[] bytes, int start, int end) {
        var port = 0;
        for (var i = start; i < end; i++) {
            if (!Ascii.isDigit(bytes[i]) || port > HIGHEST_PORT) {
                return false;
            }
            port = 10 * port + bytes[i] - '0';
        }
        return port <= HIGHEST_PORT;
    }
}
