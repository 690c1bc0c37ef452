package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all providers define together.
///
/// Keys are `name@provider`, provider by provider, each in the order of its document. References inside the
/// records stay as they were written: one without `@` means the provider of the key.
///
/// @param tls certificates, options and stores
/// @param origins where each router comes from, by the router's key; a router may have none, and one without its
///     router means nothing
/// @param problems what was set aside on the way here
public record MergedConfiguration(
        Map<String, RouterConfig> routers,
        Map<String, ServiceConfig> services,
        Map<String, MiddlewareConfig> middlewares,
        Map<String, ServersTransportConfig> serversTransports,
        MergedTls tls,
        Map<String, Origin> origins,
        List<Problem> problems) {

    /// Before any provider has spoken.
    public static final MergedConfiguration EMPTY =
            new MergedConfiguration(Map.of(), Map.of(), Map.of(), Map.of(), MergedTls.EMPTY, Map.of(), List.of());

    /// Copies maps that may change, and the list.
    public MergedConfiguration {
        routers = ordered(routers);
        services = ordered(services);
        middlewares = ordered(middlewares);
        serversTransports = ordered(serversTransports);
        origins = ordered(origins);
        problems = List.copyOf(problems);
    }

    /// A configuration that says nothing of TLS.
    public MergedConfiguration(
            Map<String, RouterConfig> routers,
            Map<String, ServiceConfig> services,
            Map<String, MiddlewareConfig> middlewares,
            Map<String, ServersTransportConfig> serversTransports,
            Map<String, Origin> origins,
            List<Problem> problems) {
        this(routers, services, middlewares, serversTransports, MergedTls.EMPTY, origins, problems);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return map instanceof JoinedMap<V> ? map : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
