package io.fairlead.middleware.spi;

/// The grammar of field names and values: RFC 9110 sections 5.1, 5.5 and 5.6.2.
public final class FieldSyntax {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private FieldSyntax() {}

    /// Refuses what must never reach the wire.
    ///
    /// @throws IllegalArgumentException if the name is not a token or the value has a forbidden
    ///     character; the message names the field and never repeats the value
    public static void check(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("field name is not a token: \"" + printable(name) + "\"");
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException("value of field " + name + " has a forbidden character");
        }
    }

    /// Whether the text is one or more token characters.
    public static boolean isToken(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Whether the text may stand as a field value: no control character but the tab, one byte a
    /// character, no white space at either end.
    public static boolean isValue(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return text.isEmpty() || !isBlank(text.charAt(0)) && !isBlank(text.charAt(text.length() - 1));
    }

    /// Whether two field names are the same, without regard to ASCII letter case.
    public static boolean sameName(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (var i = 0; i < one.length(); i++) {
            if (lower(one.charAt(i)) != lower(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static String printable(String text) {
        return text.codePoints()
                .limit(64)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
