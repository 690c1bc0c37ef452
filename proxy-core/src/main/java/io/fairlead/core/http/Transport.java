package io.fairlead.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection as a pair of byte streams; hides whose socket it is and whether it is encrypted. One
/// thread reads and one thread writes; any thread may close.
public interface Transport {

    /// Reads at least one byte.
    ///
    /// @return the number of bytes, or -1 when the peer has ended its side
    int read(byte[] target, int offset, int length) throws IOException;

    /// Reads what has arrived, without waiting. From any thread, but while no other reads or writes.
    ///
    /// @return the number of bytes, 0 if nothing has arrived, -1 when the peer has ended its side
    default int readNow(byte[] target, int offset, int length) throws IOException {
        return 0;
    }

    /// Writes all bytes.
    void write(byte[] source, int offset, int length) throws IOException;

    /// How many bytes of all writes are on their way, for whoever watches the progress of one.
    default long progress() {
        return 0;
    }

    /// Tells the peer that nothing more will come. Reading goes on.
    void endWrite() throws IOException;

    /// Whether the peer has sent nothing and not ended; from the thread that reads. No byte is expected
    /// between two exchanges.
    boolean isQuiet();

    /// Says that little is expected soon, so that memory may be given back; from the thread that reads.
    default void relax() {}

    /// What was agreed when the connection was encrypted; `null` if it is not.
    default @Nullable TlsSession tls() {
        return null;
    }

    /// Closes the connection in a way that the peer sees as broken, where that is possible.
    default void abort() {
        close();
    }

    /// Takes nothing more from the peer: who waits for it finds the end, after what has come already. From any
    /// thread.
    default void endRead() {
        close();
    }

    /// Closes the connection and wakes who waits in it. Closing twice does nothing.
    void close();

    /// The address on this side; empty if nobody knows it.
    default Optional<InetAddress> local() {
        return Optional.empty();
    }

    /// The address of the peer.
    InetSocketAddress remote();
}
