package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;

/// Middlewares in the clothes of one.
///
/// @param links the middlewares, first is outermost; the core owns them
public record Chain(List<Middleware> links) implements Middleware {

    /// Copies the list.
    public Chain {
        links = List.copyOf(links);
    }

    @Override
    public Response handle(Request request, Handler next) {
        return from(0, request, next);
    }

    private Response from(int index, Request request, Handler next) {
        return index == links.size()
                ? next.handle(request)
                : links.get(index).handle(request, passed -> from(index + 1, passed, next));
    }
}
