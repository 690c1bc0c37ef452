package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.util.function.Function;

/// Makes listeners of one kind.
@FunctionalInterface
public interface ListenerEngine {

    /// Binds and starts to accept.
    ///
    /// @param limit each connection takes a place of it
    /// @param connections makes a connection of what was accepted
    Listener start(EntryPointSettings settings, ConnectionLimit limit, Function<Transport, Connection> connections)
            throws IOException;
}
