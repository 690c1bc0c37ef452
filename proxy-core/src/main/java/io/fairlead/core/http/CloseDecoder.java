package io.fairlead.core.http;

import java.io.IOException;

/// A response body that ends with its connection (RFC 9112 section 6.3).
final class CloseDecoder implements BodyDecoder {

    private final Input input;
    private boolean ended;

    CloseDecoder(Input input) {
        this.input = input;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (ended) {
            return -1;
        }
        var count = input.read(target, offset, most);
        ended = count < 0;
        return count;
    }

    @Override
    public boolean finished() {
        return ended;
    }

    @Override
    public boolean ready() {
        return ended || input.available() > 0;
    }

    @Override
    public long length() {
        return -1;
    }
}
