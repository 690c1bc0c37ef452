package io.fairlead.core.rule;

/// Hexadecimal digits in ASCII.
final class Hex {

    private static final String UPPER = "0123456789ABCDEF";
    private static final byte[] VALUES = values();

    private Hex() {}

    /// The value of a digit, or -1 if it is none.
    static int digit(char letter) {
        return letter < VALUES.length ? VALUES[letter] : -1;
    }

    /// The byte that the escape `%XX` at that position stands for, or -1 if there is no well-formed one.
    static int escaped(String text, int percent, int end) {
        if (percent + 2 >= end) {
            return -1;
        }
        var high = digit(text.charAt(percent + 1));
        var low = digit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /// Appends `%XX`.
    static void escape(StringBuilder target, int octet) {
        target.append('%').append(UPPER.charAt(octet >> 4)).append(UPPER.charAt(octet & 0xf));
    }

    private static byte[] values() {
        var values = new byte[0x80];
        for (char letter = 0; letter < values.length; letter++) {
            values[letter] = (byte) UPPER.indexOf(Ascii.upper("" + letter));
        }
        return values;
    }
}
