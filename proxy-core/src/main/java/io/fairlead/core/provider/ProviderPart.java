package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The words of one provider under full names; what it did not change is taken over from before.
record ProviderPart(
        Qualified<RouterConfig> routers,
        Qualified<ServiceConfig> services,
        Qualified<MiddlewareConfig> middlewares,
        Qualified<ServersTransportConfig> serversTransports,
        Qualified<Origin> origins,
        List<Problem> problems) {

    static final ProviderPart NONE = new ProviderPart(
            Qualified.none(), Qualified.none(), Qualified.none(), Qualified.none(), Qualified.none(), List.of());

    ProviderPart next(Message message) {
        var http = message.configuration().http();
        var provider = message.provider();
        var nextRouters = routers.next(http.routers(), provider, misnamed(message, "router"));
        var nextServices = services.next(http.services(), provider, misnamed(message, "service"));
        var nextMiddlewares = middlewares.next(http.middlewares(), provider, misnamed(message, "middleware"));
        var nextTransports =
                serversTransports.next(http.serversTransports(), provider, misnamed(message, "serversTransport"));
        var all = new ArrayList<>(message.problems());
        for (var kind : List.of(nextRouters, nextServices, nextMiddlewares, nextTransports)) {
            all.addAll(kind.problems());
        }
        return new ProviderPart(
                nextRouters,
                nextServices,
                nextMiddlewares,
                nextTransports,
                origins.next(message.configuration().origins(), provider, misnamed(message, "router")),
                all);
    }

    private static Function<String, Problem> misnamed(Message message, String kind) {
        return name -> new Problem(
                source(message, kind, name),
                "name",
                name.isEmpty() ? "nothing" : "an @",
                "a name without @; this " + kind + " is set aside");
    }

    private static String source(Message message, String kind, String name) {
        var origin = kind.equals("router") ? message.configuration().origins().get(name) : null;
        return (origin == null ? "provider " + message.provider() : origin.label()) + ", " + kind + " " + name;
    }
}
