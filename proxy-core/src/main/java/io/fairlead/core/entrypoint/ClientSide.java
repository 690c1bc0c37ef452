package io.fairlead.core.entrypoint;

import io.fairlead.middleware.spi.Headers;
import java.net.InetSocketAddress;

/// What a request may ask of the connection on which it came.
interface ClientSide {

    /// The address of the client.
    InetSocketAddress address();

    /// The same as text.
    byte[] addressText();

    /// The name of the entry point.
    String entryPoint();

    /// Sends an interim answer, unless the final one has begun or the client is gone.
    void inform(int status, Headers headers);
}
