package io.fairlead.core.rule;

/// The path that rules compare: decoded, save for the escapes of reserved characters, which would change
/// what the path means.
public final class RoutingPath {

    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private RoutingPath() {}

    /// The routing path of a canonical, percent-encoded path.
    ///
    /// @return one byte a character; the same `String` when it has no escape
    public static String of(String path) {
        var percent = path.indexOf('%');
        return percent < 0 ? path : decode(path, percent);
    }

    private static String decode(String path, int first) {
        var decoded = new StringBuilder(path.length()).append(path, 0, first);
        for (var i = first; i < path.length(); ) {
            var octet = path.charAt(i) == '%' ? Hex.escaped(path, i, path.length()) : -1;
            if (octet < 0 || RESERVED.indexOf(octet) >= 0) {
                decoded.append(path.charAt(i++));
            } else {
                decoded.append((char) octet);
                i += 3;
            }
        }
        return decoded.toString();
    }
}
