package io.fairlead.middleware.spi;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The content of a message, read once, as it arrives.
///
/// Nothing is buffered whole: reading blocks until bytes are there, and not reading holds the sender
/// back. For one thread at a time.
public interface Body extends AutoCloseable {

    /// A length that is not known beforehand: on HTTP/1.1 the body travels in chunks.
    long UNKNOWN = -1;

    /// The body with no byte.
    static Body empty() {
        return SimpleBody.empty();
    }

    /// A body that holds these bytes. They are not copied.
    static Body of(byte[] bytes) {
        return SimpleBody.of(bytes);
    }

    /// A body that holds this text in UTF-8.
    static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A body that reads a stream, and closes it.
    ///
    /// @param length the number of bytes that the stream will deliver, or [#UNKNOWN]
    static Body of(InputStream stream, long length) {
        return SimpleBody.of(stream, length);
    }

    /// The number of bytes of the whole body, also after some were read, or [#UNKNOWN].
    long length();

    /// Reads at least one byte.
    ///
    /// @return the number of bytes read, or -1 when the body has ended as its framing demands
    /// @throws java.io.UncheckedIOException if the sender broke off, was too slow or broke the
    ///     framing; the message can then not be completed and must not look complete
    int read(byte[] target, int offset, int length);

    /// The fields that followed the content (RFC 9110 section 6.5); empty until [#read] returned -1.
    default Headers trailers() {
        return Headers.create();
    }

    /// A view of this body as a stream. Closing it closes the body.
    default InputStream stream() {
        return new BodyStream(this);
    }

    /// Gives up the rest. Whoever holds a body last closes it; closing twice does nothing.
    @Override
    void close();
}
