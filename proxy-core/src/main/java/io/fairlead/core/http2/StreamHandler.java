package io.fairlead.core.http2;

/// Takes the requests of a connection: the server's side of it.
@FunctionalInterface
public interface StreamHandler {

    /// Takes the next request. Called on the thread that reads; must not block.
    StreamRequest next();
}
