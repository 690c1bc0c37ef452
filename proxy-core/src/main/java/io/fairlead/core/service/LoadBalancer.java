package io.fairlead.core.service;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import java.util.Arrays;
import java.util.List;

/// Spreads requests over servers. The factories are the catalogue of strategies.
public final class LoadBalancer {

    private LoadBalancer() {}

    /// Takes servers in turn, each as often as its weight says and as evenly as that allows. Servers of weight 0 or
    /// less are left out, and so are fenced ones; without any server each request is answered with 503.
    public static Handler weighted(List<Server> servers) {
        return turns(servers.stream().filter(server -> server.weight() > 0).toList());
    }

    /// The same for clients without a cookie of the service. Those that have one keep their server, fenced or not.
    public static Handler sticky(List<Server> servers, StickyCookie cookie) {
        return Sticky.of(servers.stream().filter(server -> server.weight() > 0).toList(), cookie);
    }

    /// @param servers those with a weight
    static Handler turns(List<Server> servers) {
        var usable = servers.stream().filter(server -> !server.fenced()).toList();
        if (usable.isEmpty()) {
            return _ -> Response.error(503, "no available server");
        }
        var handlers = usable.stream().map(Server::handler).toList();
        var weights = usable.stream().mapToInt(Server::weight).toArray();
        return Arrays.stream(weights).allMatch(weight -> weight == weights[0])
                ? new RoundRobin(handlers)
                : new EarliestDeadline(handlers, weights);
    }

    /// A server and how much of the traffic it takes.
    ///
    /// @param url its URL as it was written, of which cookies are made
    /// @param fenced whether it takes no new clients
    public record Server(String url, Handler handler, int weight, boolean fenced) {

        /// The same behind another handler.
        Server with(Handler other) {
            return new Server(url, other, weight, fenced);
        }
    }
}
