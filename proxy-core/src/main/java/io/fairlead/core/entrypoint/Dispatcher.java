package io.fairlead.core.entrypoint;

import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.middleware.spi.Response;

/// Answers the requests of an entry point.
public interface Dispatcher {

    /// Answers a request on the configuration of this moment.
    Response dispatch(IncomingRequest request);

    /// What TLS connections are made with at this moment.
    default TlsSnapshot tls() {
        return TlsSnapshot.NONE;
    }

    /// The response has been written and closed: what it was made with is no longer needed.
    void release(IncomingRequest request);
}
