package io.fairlead.core.rule;

/// The canonical form of a request's host.
public final class HostName {

    private HostName() {}

    /// Takes port, brackets, blanks around and one trailing dot from an authority, and lowers ASCII letters.
    ///
    /// @return the same `String` when nothing changes
    public static String of(String authority) {
        var start = 0;
        var end = authority.length();
        while (start < end && isBlank(authority.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(authority.charAt(end - 1))) {
            end--;
        }
        return Ascii.lower(withoutPort(authority, start, end));
    }

    private static String withoutPort(String text, int start, int end) {
        if (start < end && text.charAt(start) == '[') {
            var bracket = text.indexOf(']', start);
            var closed = bracket > 0 && (bracket + 1 == end || bracket + 1 < end && isOnlyPort(text, bracket + 1, end));
            return closed ? text.substring(start + 1, bracket) : text.substring(start, end);
        }
        var colon = text.indexOf(':', start, end);
        var stop = colon >= 0 && isOnlyPort(text, colon, end) ? colon : end;
        if (stop > start && text.charAt(stop - 1) == '.') {
            stop--;
        }
        return text.substring(start, stop);
    }

    /// Whether the rest is a colon with no other colon behind it.
    private static boolean isOnlyPort(String text, int colon, int end) {
        return text.charAt(colon) == ':' && text.indexOf(':', colon + 1, end) < 0;
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }
}
