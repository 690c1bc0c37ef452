package io.fairlead.core.api;

import io.fairlead.core.config.ApiConfig;
import io.fairlead.core.config.PingConfig;
import io.fairlead.core.config.StaticConfiguration;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;

/// What provider `internal` defines. The services that its routers name are not configured: they are
/// handlers of the proxy, see [InternalServices].
public final class InternalConfiguration {

    /// Above all that users can reach.
    private static final long HEALTH_PRIORITY = Long.MAX_VALUE;

    private static final long API_PRIORITY = Long.MAX_VALUE - 1;

    private InternalConfiguration() {}

    /// The routers that lead to health check and API, where the operator wants them, those that redirect
    /// entry points, and the transport of services that name none.
    public static DynamicConfiguration of(StaticConfiguration configuration) {
        var internal = DynamicConfiguration.builder();
        internal.serversTransport("default", configuration.serversTransport());
        configuration
                .ping()
                .filter(ping -> !ping.manualRouting())
                .ifPresent(ping -> internal.router("ping", ping(ping)));
        configuration.api().filter(ApiConfig::insecure).ifPresent(api -> internal.router("api", api(api)));
        new Redirections(configuration.entryPoints()).addTo(internal);
        return internal.build();
    }

    private static RouterConfig ping(PingConfig ping) {
        return router("/ping", InternalServices.PING, ping.entryPoint(), HEALTH_PRIORITY);
    }

    private static RouterConfig api(ApiConfig api) {
        var path = ApiPaths.root(api.basePath());
        return router(path, InternalServices.API, StaticConfiguration.INTERNAL_ENTRY_POINT, API_PRIORITY);
    }

    private static RouterConfig router(String path, String service, String entryPoint, long priority) {
        return RouterConfig.of("PathPrefix(`" + path + "`)", service)
                .withEntryPoints(List.of(entryPoint))
                .withRuleSyntax("default")
                .withPriority(priority);
    }
}
