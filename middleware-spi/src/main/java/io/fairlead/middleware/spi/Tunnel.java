package io.fairlead.middleware.spi;

/// The far end of a connection that has left HTTP (RFC 9110 section 7.8).
///
/// One thread reads while another writes; each direction is for one thread.
public interface Tunnel extends AutoCloseable {

    /// Reads at least one byte from the server, or returns -1 when it has ended its side.
    ///
    /// @throws java.io.UncheckedIOException if the connection is broken
    int read(byte[] target, int offset, int length);

    /// Sends bytes to the server, and returns when they are on their way.
    ///
    /// @throws java.io.UncheckedIOException if the connection is broken
    void write(byte[] source, int offset, int length);

    /// Tells the server that nothing more will come. Reading goes on.
    void endWrite();

    /// Ends both directions as broken: where the protocol below can tell, the server sees that this is no
    /// regular end. Wakes who waits in them.
    default void abort() {
        close();
    }

    /// Ends both directions and wakes who waits in them. Closing twice does nothing.
    @Override
    void close();
}
