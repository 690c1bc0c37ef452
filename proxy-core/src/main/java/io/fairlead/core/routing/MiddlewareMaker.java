package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;

/// Makes middlewares with the factories of the registry.
///
/// @param workshop where the objects are to which a middleware may refer
record MiddlewareMaker(Workshop workshop, MiddlewareRegistry registry) {

    Part<Middleware> make(String name, MiddlewareConfig config) {
        var context = new CreationContext(name, workshop);
        var path = registry.spelling(config.type()).orElse(config.type());
        var middleware = registry.create(config, path, context);
        return new Part<>("middleware " + name, config, context.dependencies(), middleware, middleware);
    }
}
