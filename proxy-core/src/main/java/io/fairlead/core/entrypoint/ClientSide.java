package io.fairlead.core.entrypoint;

import io.fairlead.core.http.TlsSession;
import io.fairlead.middleware.spi.Headers;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What a request may ask of the connection on which it came.
interface ClientSide {

    /// The address of the client.
    InetSocketAddress address();

    /// The same as text, to join `X-Forwarded-For`; empty if nothing is to.
    byte[] addressText();

    /// The name of the entry point.
    String entryPoint();

    /// What was agreed when the connection was encrypted; `null` if it is not.
    @Nullable
    TlsSession tls();

    /// Whether the client has gone; see [io.fairlead.core.http.ClientLink#isGone()].
    default boolean isGone() {
        return false;
    }

    /// What is kept for this client alone; see [io.fairlead.core.http.ClientLink#kept()].
    default @Nullable AutoCloseable kept() {
        return null;
    }

    /// Keeps something for this client alone; see [io.fairlead.core.http.ClientLink#keep(AutoCloseable)].
    default boolean keep(AutoCloseable belonging) {
        return false;
    }

    /// Sends an interim answer, unless the final one has begun or the client is gone.
    void inform(int status, Headers headers);
}
