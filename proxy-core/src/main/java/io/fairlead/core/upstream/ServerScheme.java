package io.fairlead.core.upstream;

import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.net.URI;

/// How a server is spoken to, as its URL says.
enum ServerScheme {
    /// HTTP/1.1 in cleartext.
    HTTP,
    /// Over TLS, by the version that both sides agree on.
    HTTPS,
    /// HTTP/2 in cleartext, without asking.
    H2C;

    /// @throws IllegalArgumentException if it is none of them
    static ServerScheme of(URI url) {
        return switch (String.valueOf(url.getScheme())) {
            case "http" -> HTTP;
            case "https" -> HTTPS;
            case "h2c" -> H2C;
            default ->
                throw new IllegalArgumentException("found scheme " + url.getScheme() + ", expected http, https or h2c");
        };
    }

    boolean isEncrypted() {
        return this == HTTPS;
    }

    /// Whether HTTP/2 may be spoken. On a connection that begins with one client's address it would gain nothing.
    boolean mayStream(ServersTransportConfig config) {
        return switch (this) {
            case HTTP -> false;
            case HTTPS -> !config.disableHTTP2() && config.proxyProtocol().isEmpty();
            case H2C -> true;
        };
    }
}
