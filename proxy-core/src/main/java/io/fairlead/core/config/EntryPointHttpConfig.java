package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Optional;

/// How an entry point treats HTTP.
///
/// @param middlewares references that go before those of every router here; each needs its `@provider`
/// @param redirections where everything is sent that no router takes
/// @param tls what routers have that have no TLS of their own
/// @param encodeQuerySemicolons whether a raw `;` of a query becomes `%3B`; otherwise it separates as `&` does
/// @param sanitizePath whether dot segments and double slashes are removed before routing
/// @param maxHeaderBytes limit on request line and fields together; 0 means the default
/// @param underscoreHeadersStrategy what becomes of fields with `_` in their name
/// @param encodedCharacters which encoded characters a path may have; all if absent
/// @param maxHeaderFields limit on the number of fields; not an option of Traefik
/// @param maxRequestLineBytes limit on the request line; not an option of Traefik
/// @param bodyLimits limits of what comes with a body; not an option of Traefik
/// @param upgrades protocols to which a client may switch; not an option of Traefik
public record EntryPointHttpConfig(
        @About("Middlewares before those of each router, as name@provider.")
        List<String> middlewares,

        @About("Send everything somewhere else.") Optional<RedirectionsConfig> redirections,

        @About("TLS for routers that say nothing of it.") Optional<RouterTlsConfig> tls,

        @About("Encode ; in queries as %3B instead of taking it for &.")
        boolean encodeQuerySemicolons,

        @Default("true") @About("Remove dot segments and double slashes from paths.")
        boolean sanitizePath,

        @Default("1048576") @About("Most bytes of request line and header.")
        int maxHeaderBytes,

        @Default("keep") @About("Fields with _ in their name: keep, delete or reject.")
        UnderscoreHeaders underscoreHeadersStrategy,

        @About("Refuse encoded characters in paths.") Optional<EncodedCharactersConfig> encodedCharacters,

        @Default("200") @About("Most header fields of a request. Not in Traefik.")
        int maxHeaderFields,

        @Default("65536") @About("Most bytes of a request line. Not in Traefik.")
        int maxRequestLineBytes,

        @Default BodyLimitsConfig bodyLimits,

        @Default("websocket") @About("What Upgrade may name, for requests that become tunnels. Not in Traefik.")
        List<String> upgrades) {

    /// What becomes of fields with `_` in their name.
    public enum UnderscoreHeaders {
        /// They are sent on.
        KEEP,
        /// They are removed.
        DELETE,
        /// The request is answered with 400.
        REJECT
    }

    private static final int DEFAULT_HEADER_BYTES = 1 << 20;

    /// Copies the list and checks the limits.
    public EntryPointHttpConfig {
        middlewares = List.copyOf(middlewares);
        upgrades = List.copyOf(upgrades);
        upgrades.forEach(EntryPointHttpConfig::checkUpgrade);
        if (maxHeaderBytes < 0 || maxHeaderFields < 1 || maxRequestLineBytes < 1) {
            throw new IllegalArgumentException("limits above zero");
        }
        maxHeaderBytes = maxHeaderBytes == 0 ? DEFAULT_HEADER_BYTES : maxHeaderBytes;
    }

    /// Cleartext HTTP/2 comes by prior knowledge only (U-04).
    private static void checkUpgrade(String protocol) {
        var known = !protocol.isEmpty() && protocol.chars().allMatch(EntryPointHttpConfig::isProtocol);
        if (!known || protocol.equals("h2c")) {
            throw new IllegalArgumentException("upgrades in lower case, such as websocket, without h2c");
        }
    }

    private static boolean isProtocol(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-._/".indexOf(c) >= 0;
    }
}
