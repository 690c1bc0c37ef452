package io.fairlead.core.api;

import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.core.routing.Report;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The services of the proxy itself, which any provider of the operator may refer to.
public final class InternalServices {

    static final String PING = "ping@internal";
    static final String API = "api@internal";
    static final String NOOP = "noop@internal";
    private static final int TEAPOT = 418;

    private InternalServices() {}

    /// Those that are enabled, by full name.
    ///
    /// @param ping the health check, which the proxy tells how it fares
    /// @param report what became of the configuration in force
    public static Map<String, Handler> of(
            StaticConfiguration configuration, Ping ping, Supplier<Report> report, String version, Instant started) {
        var services = new LinkedHashMap<String, Handler>();
        services.put(NOOP, _ -> Response.of(TEAPOT));
        if (configuration.ping().isPresent()) {
            services.put(PING, ping);
        }
        configuration
                .api()
                .ifPresent(api -> services.put(API, new Api(api, new VersionJson(version, started, api), report)));
        return services;
    }
}
