package io.fairlead.core.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of each object of a configuration, by full name, provider by provider in document order.
public record Report(
        Map<String, RouterStatus> routers,
        Map<String, ServiceStatus> services,
        Map<String, MiddlewareStatus> middlewares) {

    /// Of a configuration with nothing in it.
    public static final Report EMPTY = new Report(Map.of(), Map.of(), Map.of());

    /// Copies the maps.
    public Report {
        routers = ordered(routers);
        services = ordered(services);
        middlewares = ordered(middlewares);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
