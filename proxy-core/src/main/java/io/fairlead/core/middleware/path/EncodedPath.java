package io.fairlead.core.middleware.path;

import java.nio.charset.StandardCharsets;

/// Writes text from a configuration as it stands in a canonical path (RFC 3986 section 3.3).
final class EncodedPath {

    private static final String MARKS = "-._~!$&'()*+,;=:@/";
    private static final String HEX = "0123456789ABCDEF";

    private EncodedPath() {}

    /// Encodes what a path cannot hold, in UTF-8. Of the escapes that are there, those of unreserved
    /// characters are decoded and the others get upper-case digits, as in every canonical path.
    static String of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var result = new StringBuilder(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            if (isEscape(bytes, i)) {
                appendDecoded(result, digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]));
                i += 2;
            } else if (isLiteral(bytes[i])) {
                result.append((char) bytes[i]);
            } else {
                appendEscape(result, bytes[i] & 0xff);
            }
        }
        return result.toString();
    }

    private static void appendDecoded(StringBuilder result, int value) {
        if (isUnreserved(value)) {
            result.append((char) value);
        } else {
            appendEscape(result, value);
        }
    }

    private static void appendEscape(StringBuilder result, int value) {
        result.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xf));
    }

    private static boolean isEscape(byte[] bytes, int i) {
        return bytes[i] == '%' && i + 2 < bytes.length && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0;
    }

    private static boolean isLiteral(byte b) {
        return isAlphanumeric(b) || b > 0 && MARKS.indexOf(b) >= 0;
    }

    private static boolean isUnreserved(int c) {
        return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        var letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
