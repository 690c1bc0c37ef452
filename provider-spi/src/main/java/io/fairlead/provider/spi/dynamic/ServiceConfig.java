package io.fairlead.provider.spi.dynamic;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where requests go. In a file a service is a map with exactly one key, the kind, such as
/// `loadBalancer`.
public sealed interface ServiceConfig {

    /// A load balancer over servers of weight 1, with every option at its default.
    ///
    /// @param urls `http`, `https` or `h2c` URLs
    static ServiceConfig loadBalancer(URI... urls) {
        var servers = Arrays.stream(urls).map(Server::of).toList();
        return new LoadBalancer(servers, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Spreads requests over servers.
    ///
    /// @param servers the servers; none means that each request is answered with 503
    /// @param strategy `wrr` if absent
    /// @param passHostHeader whether the client's `Host` is sent on; true if absent
    /// @param serversTransport the reference of a servers transport; `default@internal` if absent
    /// @param responseForwarding how answers are passed on
    record LoadBalancer(
            List<Server> servers,
            Optional<String> strategy,
            Optional<Boolean> passHostHeader,
            Optional<String> serversTransport,
            Optional<ResponseForwarding> responseForwarding)
            implements ServiceConfig {

        /// Copies the list.
        public LoadBalancer {
            servers = List.copyOf(servers);
        }
    }

    /// One server of a load balancer.
    ///
    /// @param url scheme, host and port; the path counts only with `preservePath`
    /// @param weight 1 if absent; 0 or less takes the server out
    /// @param preservePath whether the path of the URL goes before the path of the request
    record Server(URI url, Optional<Integer> weight, boolean preservePath) {

        /// A server of weight 1.
        public static Server of(URI url) {
            return new Server(url, Optional.empty(), false);
        }
    }

    /// How answers are passed on.
    ///
    /// @param flushInterval the longest that bytes wait; 100 ms if absent, negative flushes each write
    record ResponseForwarding(Optional<java.time.Duration> flushInterval) {}
}
