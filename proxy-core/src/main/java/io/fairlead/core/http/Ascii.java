package io.fairlead.core.http;

import java.util.ArrayList;
import java.util.List;

/// Character classes of RFC 9110 and RFC 9112, by table.
final class Ascii {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String HOST_MARKS = "-._~%!$&'()*+;=";

    /// The lower-case form of each token character, 0 for every other byte.
    private static final byte[] TOKEN = tokenTable();

    private static final boolean[] HOST = hostTable();

    private Ascii() {}

    /// The lower-case form of a token character, or 0.
    static byte tokenLower(byte b) {
        return TOKEN[b & 0xff];
    }

    /// Whether the byte may stand in a field value (RFC 9110 section 5.5).
    static boolean isValue(byte b) {
        var c = b & 0xff;
        return c >= 0x20 && c != 0x7f || c == '\t';
    }

    /// Whether the byte may stand in a registered name; the comma is left out on purpose (F-11).
    static boolean isHost(byte b) {
        return HOST[b & 0xff];
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /// The value of a hexadecimal digit, or -1.
    static int hexValue(byte b) {
        if (isDigit(b)) {
            return b - '0';
        }
        var lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    /// Whether the bytes are this lower-case word, in any letter case.
    static boolean same(byte[] bytes, int start, int length, String lowerWord) {
        if (length != lowerWord.length()) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (lower(bytes[start + i]) != lowerWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The items of a comma-separated list, in lower case and without blanks around them.
    static List<String> list(byte[] bytes, int start, int length) {
        var items = new ArrayList<String>();
        var from = start;
        for (var i = start; i <= start + length; i++) {
            if (i == start + length || bytes[i] == ',') {
                items.add(lowerTrimmed(bytes, from, i));
                from = i + 1;
            }
        }
        return items;
    }

    private static String lowerTrimmed(byte[] bytes, int from, int to) {
        var start = from;
        var end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        var text = new StringBuilder(end - start);
        for (var i = start; i < end; i++) {
            text.append((char) (lower(bytes[i]) & 0xff));
        }
        return text.toString();
    }

    private static byte[] tokenTable() {
        var table = new byte[256];
        for (var c = 0; c < 128; c++) {
            if (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0) {
                table[c] = lower((byte) c);
            }
        }
        return table;
    }

    private static boolean[] hostTable() {
        var table = new boolean[256];
        for (var c = 0; c < 128; c++) {
            table[c] = Character.isLetterOrDigit(c) || HOST_MARKS.indexOf(c) >= 0;
        }
        return table;
    }
}
