package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Reaper;
import java.io.IOException;

/// A listener and its connections.
public final class EntryPoint implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(EntryPoint.class.getName());

    private final EntryPointSettings settings;
    private final OpenConnections connections;
    private final Listener listener;
    private final int port;

    private EntryPoint(EntryPointSettings settings, OpenConnections connections, Listener listener) {
        this.settings = settings;
        this.connections = connections;
        this.listener = listener;
        this.port = listener.port();
    }

    /// Binds and starts to accept.
    ///
    /// @param limit how many connections there may be
    /// @param reaper watches the deadlines of the connections; not closed with the entry point
    /// @throws IllegalStateException if the address cannot be bound; the message names the entry point
    public static EntryPoint start(
            EntryPointSettings settings, Dispatcher dispatcher, ConnectionLimit limit, Reaper reaper) {
        var connections = new OpenConnections();
        try {
            var listener = settings.engine()
                    .start(
                            settings,
                            limit,
                            transport ->
                                    connections.admit(new ClientConnection(transport, settings, dispatcher, reaper)));
            return new EntryPoint(settings, connections, listener);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "entry point " + settings.name() + " cannot listen on " + settings.host() + ":" + settings.port()
                            + ": " + e.getMessage(),
                    e);
        }
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
    public void drain() throws InterruptedException {
        listener.stop();
        connections.drain();
        if (!connections.awaitNone(settings.grace())) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "entry point " + name() + " cuts connections that did not end within " + settings.grace());
        }
        close();
    }

    /// Ends everything now.
    @Override
    public void close() {
        listener.stop();
        connections.cut();
    }
}
