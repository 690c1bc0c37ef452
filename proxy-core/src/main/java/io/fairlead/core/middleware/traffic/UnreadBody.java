package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response.Origin;

/// A body that notices the first read, and is closed only when there is no other try.
final class UnreadBody implements ReplayableBody, Body {

    private final Body body;
    private volatile boolean read;
    private boolean closed;
    private boolean released;

    UnreadBody(Body body) {
        this.body = body;
    }

    @Override
    public Body next() {
        closed = false;
        return this;
    }

    /// Once a byte was sent, a thread that sends the rest may be about to read.
    @Override
    public boolean canReplay(Origin outcome) {
        return body.length() == 0 || outcome == Origin.UNSENT && !read;
    }

    @Override
    public void release() {
        released = true;
        if (closed) {
            body.close();
        }
    }

    @Override
    public long length() {
        return body.length();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        read = true;
        return body.read(target, offset, length);
    }

    @Override
    public Headers trailers() {
        return body.trailers();
    }

    @Override
    public void close() {
        closed = true;
        if (released) {
            body.close();
        }
    }
}
