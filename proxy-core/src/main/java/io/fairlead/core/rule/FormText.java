package io.fairlead.core.rule;

/// Names and values of a query: `+` is a blank, `%XX` a byte.
final class FormText {

    private FormText() {}

    static boolean isWellFormed(String query, int start, int end) {
        for (var i = query.indexOf('%', start, end); i >= 0; i = query.indexOf('%', i + 3, end)) {
            if (Hex.escaped(query, i, end) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the encoded region stands for exactly these bytes.
    static boolean decodesTo(String octets, String query, int start, int end) {
        var at = start;
        for (var i = 0; i < octets.length(); i++) {
            if (at >= end || octet(query, at, end) != octets.charAt(i)) {
                return false;
            }
            at += query.charAt(at) == '%' ? 3 : 1;
        }
        return at == end;
    }

    /// The bytes of a well-formed region.
    static String decode(String query, int start, int end) {
        var octets = new StringBuilder(end - start);
        for (var at = start; at < end; at += query.charAt(at) == '%' ? 3 : 1) {
            octets.append((char) octet(query, at, end));
        }
        return octets.toString();
    }

    private static int octet(String query, int at, int end) {
        var letter = query.charAt(at);
        return switch (letter) {
            case '+' -> ' ';
            case '%' -> Hex.escaped(query, at, end);
            default -> letter;
        };
    }
}
