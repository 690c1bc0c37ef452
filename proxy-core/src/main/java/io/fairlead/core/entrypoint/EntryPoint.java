package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
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
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A listener and its connections. Helidon binds, accepts and gives each connection a virtual thread;
/// from the first byte on the connection is ours.
public final class EntryPoint implements AutoCloseable {

    private static final Duration NEVER = Duration.ofDays(365);
    /// Java binds this wildcard for IPv6 too where the machine has it.
    private static final String ANY = "0.0.0.0";

    private static final int BACKLOG = 4096;

    private final EntryPointSettings settings;
    private final Dispatcher dispatcher;
    private final Reaper reaper;
    private final Set<Http1Connection> connections = ConcurrentHashMap.newKeySet();
    private final WebServer server;
    private volatile int port;
    private volatile boolean draining;

    static {
        // We use none of Helidon's services: looking for them costs a third of a second at start.
        GlobalServiceRegistry.registry(ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                        .discoverServices(false)
                        .discoverServicesFromServiceLoader(false)
                        .build())
                .registry());
    }

    private EntryPoint(EntryPointSettings settings, Dispatcher dispatcher, Reaper reaper) {
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.reaper = reaper;
        this.server = server();
    }

    /// Binds and starts to accept.
    ///
    /// @param reaper watches the deadlines of the connections; not closed with the entry point
    /// @throws IllegalStateException if the address cannot be bound; the message names the entry point
    public static EntryPoint start(EntryPointSettings settings, Dispatcher dispatcher, Reaper reaper) {
        var entryPoint = new EntryPoint(settings, dispatcher, reaper);
        try {
            entryPoint.server.start();
        } catch (RuntimeException e) {
            throw unbound(settings, e);
        }
        // Helidon logs that it could not bind, and returns.
        if (!entryPoint.server.isRunning()) {
            throw unbound(settings, null);
        }
        entryPoint.port = entryPoint.server.port();
        return entryPoint;
    }

    private static IllegalStateException unbound(EntryPointSettings settings, @Nullable RuntimeException cause) {
        return new IllegalStateException(
                "entry point " + settings.name() + " cannot listen on " + settings.host() + ":" + settings.port(),
                cause);
    }

    /// The name that routers use.
    public String name() {
        return settings.name();
    }

    /// The port that is bound, or was until the entry point was closed.
    public int port() {
        return port;
    }

    /// Accepts nothing more, ends idle connections, and waits for the others as long as the grace allows.
    public void drain() {
        draining = true;
        server.stop();
    }

    /// Ends everything now.
    @Override
    public void close() {
        draining = true;
        connections.forEach(Http1Connection::cut);
        server.stop();
    }

    private WebServer server() {
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
                .addConnectionSelector(new Selector())
                .build();
    }

    private void serve(Http1Connection connection) {
        connections.add(connection);
        try {
            if (draining) {
                connection.drain();
            }
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }

    /// Takes every connection without looking at it: its first byte is read later, on its own thread.
    private final class Selector implements ServerConnectionSelector {

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
            var transport = new HelidonTransport(context.serverSocket());
            return new Accepted(new Http1Connection(transport, new Input(transport), settings, dispatcher, reaper));
        }
    }

    /// A connection as Helidon sees it.
    private final class Accepted implements ServerConnection {

        private final Http1Connection connection;

        Accepted(Http1Connection connection) {
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) {
            serve(connection);
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
