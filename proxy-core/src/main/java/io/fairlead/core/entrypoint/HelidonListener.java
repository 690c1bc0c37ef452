package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Transport;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketOptions;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A listener of Helidon: it binds, accepts and gives each connection a virtual thread; from the first byte on the
/// connection is ours.
final class HelidonListener implements Listener {

    private static final Duration NEVER = Duration.ofDays(365);
    /// Java binds this wildcard for IPv6 too where the machine has it.
    private static final String ANY = "0.0.0.0";

    private static final int BACKLOG = 4096;

    private final WebServer server;
    private final int port;

    static {
        // We use none of Helidon's services: looking for them costs a third of a second at start.
        GlobalServiceRegistry.registry(ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                        .discoverServices(false)
                        .discoverServicesFromServiceLoader(false)
                        .build())
                .registry());
    }

    private HelidonListener(WebServer server) {
        this.server = server;
        this.port = server.port();
    }

    /// Binds and starts to accept.
    ///
    /// @param connections makes a connection of what was accepted
    static Listener start(
            EntryPointSettings settings, ConnectionLimit limit, Function<Transport, Connection> connections)
            throws IOException {
        var server = server(settings, new Selector(limit, connections)).start();
        // Helidon logs that it could not bind, and returns.
        if (!server.isRunning()) {
            throw new IOException("Helidon could not bind");
        }
        return new HelidonListener(server);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stop() {
        server.stop();
    }

    private static WebServer server(EntryPointSettings settings, Selector selector) {
        return WebServer.builder()
                .host(settings.host().isEmpty() ? ANY : settings.host())
                .port(settings.port())
                .backlog(BACKLOG)
                .listenerSocketOptions(
                        settings.reusePort() ? Map.of(StandardSocketOptions.SO_REUSEPORT, true) : Map.of())
                .shutdownHook(false)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .idleConnectionTimeout(NEVER)
                .idleConnectionPeriod(NEVER)
                .shutdownGracePeriod(settings.grace())
                .connectionOptions(SocketOptions.builder()
                        .tcpNoDelay(true)
                        .socketKeepAlive(true)
                        .build())
                .addConnectionSelector(selector)
                .build();
    }

    /// Takes every connection without looking at it: its first byte is read later, on its own thread.
    private record Selector(ConnectionLimit limit, Function<Transport, Connection> connections)
            implements ServerConnectionSelector {

        @Override
        public int bytesToIdentifyConnection() {
            return 0;
        }

        @Override
        public Support supports(BufferData data) {
            return Support.SUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return Set.of();
        }

        @Override
        public ServerConnection connection(ConnectionContext context) {
            return new Accepted(limit, connections.apply(new HelidonTransport(context.serverSocket())));
        }
    }

    /// A connection as Helidon sees it.
    private record Accepted(ConnectionLimit limit, Connection connection) implements ServerConnection {

        /// Helidon has accepted already: the connection waits for its place with its first byte unread.
        @Override
        public void handle(Limit unused) {
            if (limit.take(() -> true)) {
                try {
                    connection.run();
                } finally {
                    limit.giveBack();
                }
            }
        }

        /// The reaper ends what is idle, not Helidon.
        @Override
        public Duration idleTime() {
            return Duration.ZERO;
        }

        /// Called when the listener stops: first to let the request finish, then to end it.
        @Override
        public void close(boolean interrupt) {
            if (interrupt) {
                connection.cut();
            } else {
                connection.drain();
            }
        }
    }
}
