package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.Optional;

/// What routers need to know of an entry point.
///
/// @param name the name of the entry point
/// @param middlewares references of middlewares that stand in front of those of each router
/// @param tls what routers have that have no TLS section of their own
/// @param isDefault whether routers that name no entry point use this one
public record EntryPointModel(String name, List<String> middlewares, Optional<RouterTlsConfig> tls, boolean isDefault) {

    /// Copies the list.
    public EntryPointModel {
        middlewares = List.copyOf(middlewares);
    }

    /// An entry point that says nothing of TLS.
    public EntryPointModel(String name, List<String> middlewares, boolean isDefault) {
        this(name, middlewares, Optional.empty(), isDefault);
    }

    /// Whether routers are not the same here as elsewhere.
    boolean changes(RouterConfig router) {
        return !middlewares.isEmpty() || tls.isPresent() && router.tls().isEmpty();
    }
}
