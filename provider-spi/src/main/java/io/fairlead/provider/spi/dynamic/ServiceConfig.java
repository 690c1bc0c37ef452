package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.AlwaysWritten;
import io.fairlead.provider.spi.bind.Beside;
import io.fairlead.provider.spi.bind.Unwritten;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where requests go. In a file a service is a map with exactly one key, the kind, such as
/// `loadBalancer`; `middlewares` may stand beside it.
public sealed interface ServiceConfig {

    /// A load balancer over servers of weight 1, with every option at its default.
    ///
    /// @param urls `http`, `https` or `h2c` URLs
    static ServiceConfig loadBalancer(URI... urls) {
        var servers = Arrays.stream(urls).map(Server::of).toList();
        return new LoadBalancer(servers, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// This service behind middlewares, which come after those of every router that uses it.
    ///
    /// @param references first is outermost; none means this service as it is
    default ServiceConfig withMiddlewares(List<String> references) {
        return references.isEmpty() ? this : new WithMiddlewares(references, this);
    }

    /// Spreads requests over servers.
    ///
    /// @param servers the servers; none means that each request is answered with 503
    /// @param strategy `wrr` if absent
    /// @param passHostHeader whether the client's `Host` is sent on; true if absent
    /// @param serversTransport the reference of a servers transport; `default@internal` if absent
    /// @param responseForwarding how answers are passed on
    /// @param sticky whether a client keeps its server
    record LoadBalancer(
            @AlwaysWritten List<Server> servers,
            Optional<String> strategy,
            Optional<Boolean> passHostHeader,
            Optional<String> serversTransport,
            Optional<ResponseForwarding> responseForwarding,
            Optional<Sticky> sticky)
            implements ServiceConfig {

        /// Copies the list.
        public LoadBalancer {
            servers = List.copyOf(servers);
        }

        /// One whose clients get any server.
        public LoadBalancer(
                List<Server> servers,
                Optional<String> strategy,
                Optional<Boolean> passHostHeader,
                Optional<String> serversTransport,
                Optional<ResponseForwarding> responseForwarding) {
            this(servers, strategy, passHostHeader, serversTransport, responseForwarding, Optional.empty());
        }
    }

    /// A service behind middlewares, which come after those of the router.
    ///
    /// @param middlewares references, first is outermost
    /// @param service what is behind them
    @Beside
    record WithMiddlewares(List<String> middlewares, ServiceConfig service) implements ServiceConfig {

        /// Copies the list. Middlewares before middlewares are one list of them.
        public WithMiddlewares {
            if (service instanceof WithMiddlewares(var more, var inner)) {
                var all = new ArrayList<>(middlewares);
                all.addAll(more);
                middlewares = all;
                service = inner;
            }
            middlewares = List.copyOf(middlewares);
        }
    }

    /// One server of a load balancer.
    ///
    /// @param url scheme, host and port; the path counts only with `preservePath`
    /// @param weight 1 if absent; 0 or less takes the server out
    /// @param preservePath whether the path of the URL goes before the path of the request
    /// @param fenced whether only clients get the server that have its cookie
    /// @param external whether the host must not be at or near the proxy, even if it is an address; names that
    ///     tenants choose must not in any case
    record Server(
            URI url,
            Optional<Integer> weight,
            boolean preservePath,
            boolean fenced,
            @Unwritten boolean external) {

        /// A server for all clients.
        public Server(URI url, Optional<Integer> weight, boolean preservePath) {
            this(url, weight, preservePath, false, false);
        }

        /// A server of weight 1.
        public static Server of(URI url) {
            return new Server(url, Optional.empty(), false);
        }

        /// The same, for those clients only that have its cookie.
        public Server withFenced() {
            return new Server(url, weight, preservePath, true, external);
        }

        /// The same, whose host must not be at or near the proxy.
        public Server withExternal() {
            return new Server(url, weight, preservePath, fenced, true);
        }
    }

    /// How answers are passed on.
    ///
    /// @param flushInterval the longest that bytes wait; 100 ms if absent, negative flushes each write
    record ResponseForwarding(Optional<Duration> flushInterval) {}

    /// How a client keeps its server.
    ///
    /// @param cookie by a cookie; without it any server will do
    record Sticky(Optional<Cookie> cookie) {}

    /// The cookie that names the server of a client.
    ///
    /// @param name made of the name of the service if absent
    /// @param secure whether it is sent over TLS only
    /// @param httpOnly whether scripts cannot see it
    /// @param sameSite `none`, `lax` or `strict` in any letter case; anything else is as good as nothing
    /// @param maxAge how many seconds it lives; 0 means as long as the browser, less takes it away at once
    /// @param path the path that it is for; `/` if absent, and none if empty
    /// @param domain the domain that it is for
    record Cookie(
            Optional<String> name,
            boolean secure,
            boolean httpOnly,
            Optional<String> sameSite,
            long maxAge,
            Optional<String> path,
            Optional<String> domain) {

        /// A cookie with every option at its default.
        public static final Cookie DEFAULT =
                new Cookie(Optional.empty(), false, false, Optional.empty(), 0, Optional.empty(), Optional.empty());
    }
}
