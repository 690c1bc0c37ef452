package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Handler;
import java.net.URI;

/// Connections to servers: pools them, and turns a server into a handler.
public interface ServersTransport extends AutoCloseable {

    /// A handler that forwards to one server. It adds nothing to the request but what
    /// forwarding demands. Cheap; handlers of equal servers of one owner share one pool.
    ///
    /// @param owner for whom it is asked
    /// @param url scheme, host and port
    /// @param passHostHeader whether the client's `Host` is sent on, or that of the server
    /// @param preservePath whether the path of the URL goes before that of the request
    /// @throws IllegalArgumentException if the scheme is not `http`, `https` or `h2c`, or the host is missing
    Handler server(ServerOwner owner, URI url, boolean passHostHeader, boolean preservePath);

    /// Closes idle connections now and busy ones after their exchange.
    @Override
    void close();
}
