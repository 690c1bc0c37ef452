package io.fairlead.core.service;

import io.fairlead.provider.spi.dynamic.ServiceConfig;

/// The cookie by which the clients of a service keep their servers.
///
/// @param name its name
/// @param attributes what stands behind its value when it is set
public record StickyCookie(String name, String attributes) {

    /// Browsers keep no larger ones (RFC 6265 section 6.1).
    private static final int MOST_BYTES = 4096;

    /// @param service the full name of the service
    /// @throws IllegalArgumentException if no browser would keep it
    public static StickyCookie of(ServiceConfig.Cookie config, String service) {
        var cookie = new StickyCookie(nameOf(config, service), CookieAttributes.of(config));
        var length = cookie.toServer("").length();
        if (length > MOST_BYTES) {
            throw new IllegalArgumentException("loadBalancer.sticky.cookie: found a cookie of " + length
                    + " bytes, expected at most " + MOST_BYTES + ", since browsers keep no more");
        }
        return cookie;
    }

    /// The name of the cookie: the chosen one as far as possible, or one that follows from the service.
    ///
    /// @param service the full name of the service
    public static String nameOf(ServiceConfig.Cookie config, String service) {
        return config.name()
                .filter(chosen -> !chosen.isEmpty())
                .map(CookieName::clean)
                .orElseGet(() -> CookieName.generated(service));
    }

    /// What a client is told that is to come back to that server: the value of `Set-Cookie`.
    String toServer(String url) {
        return name + "=" + ServerMark.of(url) + attributes;
    }
}
