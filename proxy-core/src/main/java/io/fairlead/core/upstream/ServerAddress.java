package io.fairlead.core.upstream;

import java.net.URI;

/// Host and port of a server. Taken from the text of the authority, since Java knows no host with an
/// underscore, and container networks do.
///
/// @param host a name or an address, without brackets
/// @param port 1 to 65535
/// @param authority both as `Host` shows them
record ServerAddress(String host, int port, String authority) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65535;

    /// @throws IllegalArgumentException if the URL names no host, or a port that there is not
    static ServerAddress of(URI url) {
        var raw = url.getRawAuthority();
        if (raw == null) {
            throw refused(url, "a URL with a host");
        }
        var authority = raw.substring(raw.lastIndexOf('@') + 1);
        var colon = authority.lastIndexOf(':');
        var hasPort = colon > authority.lastIndexOf(']');
        var host = hasPort ? authority.substring(0, colon) : authority;
        if (host.isEmpty()) {
            throw refused(url, "a URL with a host");
        }
        return new ServerAddress(
                bare(host), hasPort ? port(url, authority.substring(colon + 1)) : usual(url), authority);
    }

    private static int usual(URI url) {
        return "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    private static int port(URI url, String digits) {
        var port = 0;
        for (var i = 0; i < digits.length() && port <= HIGHEST_PORT; i++) {
            var digit = digits.charAt(i) - '0';
            port = digit < 0 || digit > 9 ? HIGHEST_PORT + 1 : 10 * port + digit;
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw refused(url, "a port from 1 to " + HIGHEST_PORT);
        }
        return port;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static IllegalArgumentException refused(URI url, String expected) {
        return new IllegalArgumentException(
                "found server " + url.getScheme() + "://" + withoutUser(url) + ", expected " + expected);
    }

    private static String withoutUser(URI url) {
        var raw = String.valueOf(url.getRawAuthority());
        return raw.substring(raw.lastIndexOf('@') + 1);
    }
}
