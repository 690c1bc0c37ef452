package io.fairlead.core.rule;

import org.jspecify.annotations.Nullable;

/// The one form of a request's path that is routed, shown to middlewares and forwarded.
///
/// Escapes of unreserved characters are decoded, those of others get upper-case digits (RFC 3986
/// section 6.2.2), and characters that no URI may hold are escaped. Sanitising then removes dot
/// segments and doubled slashes; an encoded slash is no separator.
public final class CanonicalPath {

    private static final String ALLOWED = "!$&'()*+,-./:;=@[]_~";
    private static final String ESCAPED = "\"<>\\^`{|}";
    private static final byte REFUSE = 0;
    private static final byte KEEP = 1;
    private static final byte ESCAPE = 2;
    private static final byte[] KINDS = kinds();

    private CanonicalPath() {}

    /// The canonical form of a path as it came, without the query.
    ///
    /// @return the same `String` when it is canonical already; `null` for what answers 400: a path that does
    ///     not start with `/` (unless it is `*`), a `#`, a control character, a blank, a byte above 0x7F, a
    ///     malformed escape, or an encoded NUL
    public static @Nullable String of(String rawPath, boolean sanitize) {
        if (rawPath.equals("*")) {
            return rawPath;
        }
        if (rawPath.isEmpty() || rawPath.charAt(0) != '/') {
            return null;
        }
        var normal = isNormal(rawPath) ? rawPath : normalize(rawPath);
        return normal == null || !sanitize ? normal : DotSegments.remove(normal);
    }

    static boolean isUnreserved(int octet) {
        return octet < 0x80 && (isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
    }

    private static boolean isNormal(String path) {
        for (var i = 0; i < path.length(); i++) {
            var letter = path.charAt(i);
            if (letter >= 0x80 || KINDS[letter] != KEEP && !(letter == '%' && isNormalEscape(path, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNormalEscape(String path, int percent) {
        var octet = Hex.escaped(path, percent, path.length());
        return octet > 0 && !isUnreserved(octet) && path.charAt(percent + 1) <= 'F' && path.charAt(percent + 2) <= 'F';
    }

    private static @Nullable String normalize(String path) {
        var normal = new StringBuilder(path.length() + 16);
        for (var i = 0; i < path.length(); i++) {
            var letter = path.charAt(i);
            var escape = letter == '%';
            var octet = escape ? Hex.escaped(path, i, path.length()) : letter;
            if (octet <= 0 || !escape && (octet >= 0x80 || KINDS[octet] == REFUSE)) {
                return null;
            }
            append(normal, octet, escape);
            i += escape ? 2 : 0;
        }
        return normal.toString();
    }

    private static void append(StringBuilder normal, int octet, boolean escape) {
        if (escape ? isUnreserved(octet) : KINDS[octet] == KEEP) {
            normal.append((char) octet);
        } else {
            Hex.escape(normal, octet);
        }
    }

    private static boolean isLetterOrDigit(int octet) {
        return octet >= '0' && octet <= '9' || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z';
    }

    private static byte[] kinds() {
        var kinds = new byte[0x80];
        for (var octet = 0; octet < kinds.length; octet++) {
            var keep = isLetterOrDigit(octet) || ALLOWED.indexOf(octet) >= 0;
            kinds[octet] = keep ? KEEP : ESCAPED.indexOf(octet) >= 0 ? ESCAPE : REFUSE;
        }
        return kinds;
    }
}
