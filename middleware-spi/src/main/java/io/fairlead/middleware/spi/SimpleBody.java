package io.fairlead.middleware.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A body over a stream.
record SimpleBody(InputStream source, long length) implements Body {

    private static final SimpleBody EMPTY = new SimpleBody(InputStream.nullInputStream(), 0);

    SimpleBody {
        if (length < UNKNOWN) {
            throw new IllegalArgumentException("length is " + length + ", expected -1 or more");
        }
    }

    /// The shared empty body: it never reads its stream, so closing it does no harm.
    static Body empty() {
        return EMPTY;
    }

    static Body of(byte[] bytes) {
        return new SimpleBody(new ByteArrayInputStream(bytes), bytes.length);
    }

    static Body of(InputStream stream, long length) {
        return new SimpleBody(stream, length);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (this == EMPTY) {
            return -1;
        }
        try {
            return source.read(target, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (this == EMPTY) {
            return;
        }
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
