package io.fairlead.core.routing;

import io.fairlead.core.middleware.MiddlewareRegistry;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;

/// Makes middlewares with the factories of the registry.
///
/// @param workshop where the objects are to which a middleware may refer
record MiddlewareMaker(Workshop workshop, MiddlewareRegistry registry) {

    Part<Middleware> make(String name, MiddlewareConfig config) {
        var context = new CreationContext(name, workshop);
        var middleware = create(config, context);
        return new Part<>("middleware " + name, config, context.dependencies(), middleware, middleware);
    }

    private Middleware create(MiddlewareConfig config, CreationContext context) {
        var type = registry.spelling(config.type())
                .orElseThrow(() -> new BrokenPart(
                        new Fault("", "type \"" + config.type() + "\"", registry.alternatives(config.type()))));
        try {
            return registry.create(config, type, context);
        } catch (BindException | BrokenPart e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new BrokenPart(Fault.of(e).getFirst().below(type));
        }
    }
}
