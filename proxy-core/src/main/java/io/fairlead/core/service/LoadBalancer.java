package io.fairlead.core.service;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import java.util.List;

/// Spreads requests over servers. The factories are the catalogue of strategies.
public final class LoadBalancer {

    private LoadBalancer() {}

    /// Takes servers in turn, each as often as its weight says and as evenly as that allows. Servers of
    /// weight 0 or less are left out, and so are fenced ones; without any server each request is answered with 503.
    public static Handler weighted(List<Server> servers) {
        var usable = servers.stream()
                .filter(server -> server.weight() > 0 && !server.fenced())
                .toList();
        if (usable.isEmpty()) {
            return _ -> Response.error(503, "no available server");
        }
        var handlers = usable.stream().map(Server::handler).toList();
        var weights = usable.stream().mapToInt(Server::weight).toArray();
        return usable.stream().mapToInt(Server::weight).distinct().count() == 1
                ? new RoundRobin(handlers)
                : new EarliestDeadline(handlers, weights);
    }

    /// A server and how much of the traffic it takes.
    ///
    /// @param fenced whether it takes no new clients
    public record Server(Handler handler, int weight, boolean fenced) {

        /// One that takes new clients.
        public Server(Handler handler, int weight) {
            this(handler, weight, false);
        }
    }
}
