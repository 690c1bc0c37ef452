package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.AlwaysWritten;
import java.util.Map;

/// The `http` part of a dynamic configuration; each map goes from name to object and keeps the order
/// of the document.
///
/// Source: the file provider's reference, `http.routers`, `http.services`, `http.middlewares` and
/// `http.serversTransports`.
public record HttpConfiguration(
        @AlwaysWritten Map<String, RouterConfig> routers,
        @AlwaysWritten Map<String, ServiceConfig> services,
        Map<String, MiddlewareConfig> middlewares,
        Map<String, ServersTransportConfig> serversTransports) {

    /// Copies the maps.
    public HttpConfiguration {
        routers = Copies.ordered(routers);
        services = Copies.ordered(services);
        middlewares = Copies.ordered(middlewares);
        serversTransports = Copies.ordered(serversTransports);
    }
}
