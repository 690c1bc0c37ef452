package io.fairlead.middleware.spi;

import java.io.InputStream;

/// A body in the clothes of a stream.
final class BodyStream extends InputStream {

    private final Body body;

    BodyStream(Body body) {
        this.body = body;
    }

    @Override
    public int read() {
        var single = new byte[1];
        return body.read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return length == 0 ? 0 : body.read(target, offset, length);
    }

    @Override
    public void close() {
        body.close();
    }
}
