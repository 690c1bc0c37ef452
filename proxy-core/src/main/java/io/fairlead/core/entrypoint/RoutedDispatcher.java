package io.fairlead.core.entrypoint;

import io.fairlead.core.routing.ActiveRouting;
import io.fairlead.core.routing.Route;
import io.fairlead.core.routing.RoutingTable;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.middleware.spi.Response;

/// Answers by the routing table that is in force when a request comes; the request keeps that table.
public final class RoutedDispatcher implements Dispatcher {

    private static final System.Logger LOGGER = System.getLogger(RoutedDispatcher.class.getName());

    /// An overloaded proxy is to say that it lives.
    private static final String HEALTH = "ping@internal";

    private final ActiveRouting routing;
    private final RequestLimit limit;
    private final String entryPoint;
    private final PathPolicy path;

    /// A dispatcher for one entry point.
    ///
    /// @param limit how many requests there may be
    public RoutedDispatcher(ActiveRouting routing, RequestLimit limit, EntryPointSettings settings) {
        this.routing = routing;
        this.limit = limit;
        this.entryPoint = settings.name();
        this.path = settings.path();
    }

    @Override
    public Response dispatch(IncomingRequest request) {
        var table = routing.enter();
        request.ticket(table);
        var session = request.tls();
        var route = table.match(entryPoint, session != null, request);
        if (route == null) {
            return Response.error(404, "404 page not found");
        }
        if (session != null && !table.admits(entryPoint, route, session, request.host())) {
            return Response.error(421, "Misdirected Request");
        }
        if (path.forbids(request.path())) {
            return Response.error(400, "Bad Request");
        }
        if (!admit(request, route)) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "too many requests in flight for " + request);
            return Response.error(503, "Service Unavailable");
        }
        return route.handler().handle(request);
    }

    @Override
    public TlsSnapshot tls() {
        return routing.table().tls();
    }

    @Override
    public void release(IncomingRequest request) {
        if (request.ticket() instanceof RoutingTable table) {
            request.ticket(null);
            routing.leave(table);
        }
        if (request.isCounted()) {
            request.counted(false);
            limit.giveBack();
        }
    }

    private boolean admit(IncomingRequest request, Route route) {
        if (limit.take()) {
            request.counted(true);
            return true;
        }
        return route.config().service().equals(HEALTH);
    }
}
