package io.fairlead.core.entrypoint;

import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.RoutingTable;
import io.fairlead.middleware.spi.Response;

/// Answers by the routing table that is in force when a request comes; the request keeps that table.
public final class RoutedDispatcher implements Dispatcher {

    private final ActiveRouting routing;
    private final String entryPoint;
    private final PathPolicy path;

    /// A dispatcher for one entry point.
    public RoutedDispatcher(ActiveRouting routing, EntryPointSettings settings) {
        this.routing = routing;
        this.entryPoint = settings.name();
        this.path = settings.path();
    }

    @Override
    public Response dispatch(IncomingRequest request) {
        var table = routing.enter();
        request.ticket(table);
        var route = table.match(entryPoint, false, request);
        if (route == null) {
            return Response.error(404, "404 page not found");
        }
        if (path.forbids(request.path())) {
            return Response.error(400, "Bad Request");
        }
        return route.handler().handle(request);
    }

    @Override
    public void release(IncomingRequest request) {
        if (request.ticket() instanceof RoutingTable table) {
            request.ticket(null);
            routing.leave(table);
        }
    }
}
