package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What stays the same from one configuration to the next.
///
/// @param middlewares the types of middlewares
/// @param internalServices services of the proxy itself, by full name, such as `ping@internal`
/// @param transports opens connections as a configuration says; the core closes what it returns
/// @param entryPoints all entry points
/// @param precedence provider names, first wins when priorities are equal
/// @param tenantProviders providers whose objects are not written by the operator of the proxy: they may
///     not refer to anything of provider `internal`
public record RoutingEnvironment(
        MiddlewareRegistry middlewares,
        Map<String, Handler> internalServices,
        Function<ServersTransportConfig, ServersTransport> transports,
        List<EntryPointModel> entryPoints,
        List<String> precedence,
        Set<String> tenantProviders) {

    /// Copies the collections.
    public RoutingEnvironment {
        internalServices = Map.copyOf(internalServices);
        entryPoints = List.copyOf(entryPoints);
        precedence = List.copyOf(precedence);
        tenantProviders = Set.copyOf(tenantProviders);
    }
}
