package io.fairlead.core.http;

import java.io.EOFException;
import java.io.IOException;

/// A body of an announced length (RFC 9112 section 6.2).
final class LengthDecoder implements BodyDecoder {

    private final Input input;
    private final long length;
    private long left;

    LengthDecoder(Input input, long length) {
        this.input = input;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = input.read(target, offset, (int) Math.min(most, left));
        if (count < 0) {
            throw new EOFException("the body ended " + left + " bytes early");
        }
        left -= count;
        return count;
    }

    @Override
    public boolean finished() {
        return left == 0;
    }

    @Override
    public boolean ready() {
        return left == 0 || input.available() > 0;
    }

    @Override
    public boolean arrived() {
        return input.available() >= left;
    }

    @Override
    public long length() {
        return length;
    }
}
