package io.fairlead.core.middleware;

import io.fairlead.core.middleware.traffic.Chain;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;

/// Puts middlewares in front of a handler, once, so that a request costs one call for each.
public final class MiddlewareChain {

    private MiddlewareChain() {}

    /// A handler that asks the first middleware, which asks the next, and at last the handler.
    public static Handler of(List<Middleware> middlewares, Handler last) {
        return middlewares.isEmpty() ? last : before(new End(last), middlewares);
    }

    private static Handler before(Handler last, List<Middleware> middlewares) {
        var handler = last;
        for (var middleware : middlewares.reversed()) {
            handler = link(middleware, handler);
        }
        return handler;
    }

    /// The links of a chain take its place, so that a chain costs nothing when a request comes.
    private static Handler link(Middleware middleware, Handler next) {
        return middleware instanceof Chain(var links) ? before(next, links) : new Link(middleware, next);
    }

    /// A path that is still empty behind the last middleware is `/`.
    private record End(Handler next) implements Handler {

        @Override
        public Response handle(Request request) {
            if (request.path().isEmpty()) {
                request.path("/");
            }
            return next.handle(request);
        }
    }

    /// A middleware that knows what comes after it.
    private record Link(Middleware middleware, Handler next) implements Handler {

        @Override
        public Response handle(Request request) {
            var response = middleware.handle(request, next);
            if (response == null) {
                throw new IllegalStateException(middleware.getClass().getName() + " returned no response");
            }
            return response;
        }
    }
}
