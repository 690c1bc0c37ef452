package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;

/// The body that a response without one speaks of: its length is told, its bytes never come.
record AnnouncedBody(long length) implements Body {

    @Override
    public int read(byte[] target, int offset, int most) {
        return -1;
    }

    @Override
    public void close() {}
}
