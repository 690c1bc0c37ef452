package io.fairlead.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;

/// A connection as a pair of byte streams; hides whose socket it is and whether it is encrypted. One
/// thread reads and one thread writes; any thread may close.
public interface Transport {

    /// Reads at least one byte.
    ///
    /// @return the number of bytes, or -1 when the peer has ended its side
    int read(byte[] target, int offset, int length) throws IOException;

    /// Writes all bytes.
    void write(byte[] source, int offset, int length) throws IOException;

    /// Closes the connection and wakes who waits in it. Closing twice does nothing.
    void close();

    /// The address of the peer.
    InetSocketAddress remote();
}
