package io.fairlead.core.rule;

/// Letter case of ASCII letters, by table; every other character stays as it is.
final class Ascii {

    private static final char[] LOWER = table('A', 'Z', 'a' - 'A');
    private static final char[] UPPER = table('a', 'z', 'A' - 'a');

    private Ascii() {}

    static char lower(char letter) {
        return letter < LOWER.length ? LOWER[letter] : letter;
    }

    /// The same `String` if it has no upper-case letter.
    static String lower(String text) {
        return map(text, LOWER);
    }

    /// The same `String` if it has no lower-case letter.
    static String upper(String text) {
        return map(text, UPPER);
    }

    static boolean only(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String map(String text, char[] table) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter < table.length && table[letter] != letter) {
                return mapFrom(i, text, table);
            }
        }
        return text;
    }

    private static String mapFrom(int start, String text, char[] table) {
        var letters = text.toCharArray();
        for (var i = start; i < letters.length; i++) {
            if (letters[i] < table.length) {
                letters[i] = table[letters[i]];
            }
        }
        return new String(letters);
    }

    private static char[] table(char first, char last, int shift) {
        var table = new char[0x80];
        for (char letter = 0; letter < table.length; letter++) {
            table[letter] = letter >= first && letter <= last ? (char) (letter + shift) : letter;
        }
        return table;
    }
}
