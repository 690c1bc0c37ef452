package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;

/// A body of which the first bytes were read already, made whole again.
final class PrefixedBody implements Body {

    private final byte[] prefix;
    private final int size;
    private final Body rest;
    private int position;

    PrefixedBody(byte[] prefix, int size, Body rest) {
        this.prefix = prefix;
        this.size = size;
        this.rest = rest;
    }

    @Override
    public long length() {
        return rest.length();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == size) {
            return rest.read(target, offset, length);
        }
        var count = Math.min(length, size - position);
        System.arraycopy(prefix, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public Headers trailers() {
        return rest.trailers();
    }

    @Override
    public void close() {
        rest.close();
    }
}
