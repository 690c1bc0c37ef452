package com.acme.requestid;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import java.util.Optional;
import java.util.UUID;

/// Gives every request an id, and repeats it on the response.
public final class RequestIdFactory implements MiddlewareFactory<RequestIdFactory.Config> {

    /// Options.
    ///
    /// @param header the name of the field; `X-Request-Id` if absent
    /// @param keepExisting whether an id that the client sends is kept
    public record Config(Optional<String> header, boolean keepExisting) {}

    @Override
    public String type() {
        return "requestId";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        var header = config.header().orElse("X-Request-Id");
        return (request, next) -> {
            var id = request.headers()
                    .first(header)
                    .filter(_ -> config.keepExisting())
                    .orElseGet(() -> UUID.randomUUID().toString());
            request.headers().set(header, id);
            var response = next.handle(request);
            response.headers().set(header, id);
            return response;
        };
    }
}
