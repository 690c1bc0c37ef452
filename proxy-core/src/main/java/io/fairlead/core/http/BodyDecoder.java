package io.fairlead.core.http;

import io.fairlead.middleware.spi.Headers;
import java.io.IOException;

/// Finds the end of a body in what a connection delivers.
public interface BodyDecoder {

    /// Reads at least one byte of content, or returns -1 at the end.
    int read(byte[] target, int offset, int length) throws IOException;

    /// Whether the end has been read, so that the connection stands at the next message.
    boolean finished();

    /// Whether the next read needs nothing that has not arrived yet.
    boolean ready();

    /// Whether the whole rest has arrived; may say no when it cannot tell cheaply.
    default boolean arrived() {
        return finished();
    }

    /// The announced length, or -1.
    long length();

    /// What followed the content.
    default Headers trailers() {
        return Headers.create();
    }
}
