package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;

/// A body of unknown length that notices when it is closed.
final class WatchedBody implements Body {

    final Headers fields = Headers.create();
    private final byte[] bytes;
    private int position;
    boolean closed;

    WatchedBody(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (position == bytes.length) {
            return -1;
        }
        target[offset] = bytes[position++];
        return 1;
    }

    @Override
    public Headers trailers() {
        return fields;
    }

    @Override
    public void close() {
        closed = true;
    }
}
