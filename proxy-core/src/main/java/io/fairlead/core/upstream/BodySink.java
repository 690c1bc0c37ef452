package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Body;
import java.io.IOException;

/// Where the body of a request goes.
interface BodySink {

    /// Sends all of it, as it comes.
    void send(Body body) throws IOException;

    /// Ends the exchange, since the body cannot be completed.
    void close();
}
