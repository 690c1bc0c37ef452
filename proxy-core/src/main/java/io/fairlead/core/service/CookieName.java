package io.fairlead.core.service;

/// The name of a cookie.
final class CookieName {

    private static final String SEED = "_TRAEFIK_BACKEND_";
    private static final int DIGITS = 5;
    private static final String SYMBOLS = "!#$%&'*+-.^`|~";

    private CookieName() {}

    /// That of a service for which none was chosen.
    ///
    /// @param service the full name
    static String generated(String service) {
        return "_" + Digest.sha1(SEED + service, DIGITS);
    }

    /// One that was chosen, with `_` for what no name may hold.
    static String clean(String chosen) {
        var name = new StringBuilder();
        chosen.codePoints().forEach(point -> name.append(isAllowed(point) ? (char) point : '_'));
        return name.toString();
    }

    private static boolean isAllowed(int point) {
        return point >= 'a' && point <= 'z'
                || point >= 'A' && point <= 'Z'
                || point >= '0' && point <= '9'
                || SYMBOLS.indexOf(point) >= 0;
    }
}
