package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Request;
import java.net.URI;
import java.util.Objects;

/// How a server wants to be addressed.
///
/// @param authority host and port of the server
/// @param passHostHeader whether the client's `Host` is sent on
/// @param prefix what goes before the path of a request; never ends with a slash
record ServerTarget(String authority, boolean passHostHeader, String prefix) {

    static ServerTarget of(ServerAddress address, URI url, boolean passHostHeader, boolean preservePath) {
        var path = preservePath ? Objects.requireNonNullElse(ascii(url).getRawPath(), "") : "";
        var prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new ServerTarget(address.authority(), passHostHeader, prefix);
    }

    String host(Request request) {
        return passHostHeader && !request.authority().isEmpty() ? request.authority() : authority;
    }

    String path(Request request) {
        return prefix.isEmpty() || request.path().equals("*") ? request.path() : prefix + request.path();
    }

    private static URI ascii(URI url) {
        return URI.create(url.toASCIIString());
    }
}
