package io.fairlead.core.entrypoint;

/// Accepts the connections of an entry point.
public interface Listener {

    /// The port that is bound.
    int port();

    /// Accepts nothing more. Returns when no connection will be started any more; those that were are not
    /// touched.
    void stop();
}
