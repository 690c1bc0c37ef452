package io.fairlead.core.entrypoint;

/// A client connection in one of the protocols that an entry point speaks.
public interface Connection {

    /// Serves until the connection ends; on the connection's own thread.
    void run();

    /// Lets what is under way finish and ends the connection then; ends an idle one now. From any thread.
    void drain();

    /// Ends the connection now, and with it what its threads wait for elsewhere. From any thread.
    void cut();
}
