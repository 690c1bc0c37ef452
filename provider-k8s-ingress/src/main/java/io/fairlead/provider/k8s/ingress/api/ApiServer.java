package io.fairlead.provider.k8s.ingress.api;

/// An API server that answers single requests.
@FunctionalInterface
public interface ApiServer {

    /// Asks once and waits for the answer, a few seconds at most. Any thread may call it.
    ApiAnswer send(ApiCall call) throws InterruptedException;
}
