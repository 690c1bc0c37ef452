package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Body;

/// The text that a client gets whose request failed half-way: with it ends what is left of the request.
record FailureBody(Body text, Upload upload) implements Body {

    @Override
    public long length() {
        return text.length();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return text.read(target, offset, length);
    }

    @Override
    public void close() {
        text.close();
        upload.cancel();
    }
}
