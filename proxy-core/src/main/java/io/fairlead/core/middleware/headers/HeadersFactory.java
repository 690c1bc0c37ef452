package io.fairlead.core.middleware.headers;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import java.util.Map;

/// Sets and removes header fields of requests and responses.
public final class HeadersFactory implements MiddlewareFactory<HeadersFactory.Config> {

    /// An empty value removes the field.
    ///
    /// @param customRequestHeaders fields of the request. `Host` replaces the host that is sent on.
    ///     `X-Forwarded-For` with an empty value is not only removed: it stays away, although the proxy
    ///     would add the address of the client
    /// @param customResponseHeaders fields of the response
    public record Config(Map<String, String> customRequestHeaders, Map<String, String> customResponseHeaders) {}

    @Override
    public String type() {
        return "headers";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        if (config.customRequestHeaders().isEmpty()
                && config.customResponseHeaders().isEmpty()) {
            throw new IllegalArgumentException(
                    "found no option, expected customRequestHeaders or customResponseHeaders");
        }
        var onRequest = RequestEdits.of(config.customRequestHeaders());
        var onResponse = HeaderEdits.of("customResponseHeaders", config.customResponseHeaders());
        return (request, next) -> {
            onRequest.apply(request);
            var response = next.handle(request);
            onResponse.apply(response.headers());
            return response;
        };
    }
}
