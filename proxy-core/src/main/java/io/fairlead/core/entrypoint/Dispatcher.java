package io.fairlead.core.entrypoint;

import io.fairlead.middleware.spi.Response;

/// Answers the requests of an entry point.
public interface Dispatcher {

    /// Answers a request on the configuration of this moment.
    Response dispatch(IncomingRequest request);

    /// The response has been written and closed: what it was made with is no longer needed.
    void release(IncomingRequest request);
}
