package io.fairlead.core.entrypoint;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.config.EntryPointHttpConfig.UnderscoreHeaders;
import io.fairlead.core.config.TransportConfig;
import io.fairlead.core.http.Limits;
import io.fairlead.core.http2.Http2Options;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// One entry point as the listener needs it.
///
/// @param name the name that routers use
/// @param host the address to bind; empty means all
/// @param port the port to bind; 0 means any free one
/// @param limits of a request head
/// @param shared limits for all entry points together
/// @param bodies what is allowed to bodies
/// @param path what is done to a path before routing
/// @param encodeSemicolons whether `;` in a query becomes `%3B` rather than `&`
/// @param underscores what becomes of fields with an underscore
/// @param forwarding what becomes of fields that say where a request came from
/// @param proxyProtocol what becomes of PROXY protocol headers; absent if none is expected
/// @param timeouts how long a client may take
/// @param tunnels which requests may become tunnels
/// @param requestsPerConnection the connection ends with this request; 0 means no limit
/// @param connectionTime the connection ends with the first request after so long; zero means no limit
/// @param grace how long open requests may go on when the entry point is closed
/// @param reusePort whether the socket has `SO_REUSEPORT`
/// @param tcpKeepAlive the silence after which the system asks whether a client is still there; zero means its default
/// @param engine what makes its listener
/// @param http2 what a client may do on an HTTP/2 connection
public record EntryPointSettings(
        String name,
        String host,
        int port,
        Limits limits,
        SharedLimits shared,
        BodyTreatment bodies,
        PathPolicy path,
        boolean encodeSemicolons,
        UnderscoreHeaders underscores,
        ForwardingPolicy forwarding,
        Optional<ProxyProtocol> proxyProtocol,
        ConnectionTimeouts timeouts,
        Tunnels tunnels,
        int requestsPerConnection,
        Duration connectionTime,
        Duration grace,
        boolean reusePort,
        Duration tcpKeepAlive,
        ListenerEngine engine,
        Http2Options http2) {

    /// An entry point with every option at its default.
    public static EntryPointSettings of(String name, String host, int port) {
        return of(name, EntryPointConfig.on(host + ":" + port));
    }

    /// What the static configuration says of an entry point.
    public static EntryPointSettings of(String name, EntryPointConfig config) {
        return of(name, config, SharedLimits.NONE);
    }

    /// What the static configuration says of an entry point that shares limits with others.
    public static EntryPointSettings of(String name, EntryPointConfig config, SharedLimits shared) {
        var http = config.http();
        var transport = config.transport();
        var bodies = BodyTreatment.of(
                http.bodyLimits(), transport.respondingTimeouts().drainTimeout());
        return new EntryPointSettings(
                name,
                config.listen().host(),
                config.listen().port(),
                new Limits(http.maxHeaderBytes(), http.maxHeaderFields(), http.maxRequestLineBytes()),
                shared,
                bodies,
                PathPolicy.of(http),
                http.encodeQuerySemicolons(),
                http.underscoreHeadersStrategy(),
                ForwardingPolicy.of(config.forwardedHeaders()),
                config.proxyProtocol().map(ProxyProtocol::of),
                ConnectionTimeouts.of(transport.respondingTimeouts()),
                new Tunnels(
                        http.upgrades(),
                        ConnectionTimeouts.notNegative(
                                transport.respondingTimeouts().tunnelIdleTimeout())),
                transport.keepAliveMaxRequests(),
                transport.keepAliveMaxTime(),
                transport.lifeCycle().graceTimeOut(),
                config.reusePort(),
                ConnectionTimeouts.notNegative(transport.tcpKeepAlive()),
                engine(transport.engine()),
                Http2Settings.of(
                        config.http2(),
                        http.maxHeaderBytes(),
                        bodies,
                        ConnectionTimeouts.of(transport.respondingTimeouts())));
    }

    private static ListenerEngine engine(TransportConfig.Engine engine) {
        return switch (engine) {
            case CHANNEL -> ChannelListener::start;
            case HELIDON -> HelidonListener::start;
        };
    }

    /// The address to bind.
    InetSocketAddress address() throws IOException {
        var address = host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no address for " + host);
        }
        return address;
    }
}
