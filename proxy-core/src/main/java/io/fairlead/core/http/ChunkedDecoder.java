package io.fairlead.core.http;

import io.fairlead.middleware.spi.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/// A chunked body (RFC 9112 section 7.1), with extensions and trailers bounded.
final class ChunkedDecoder implements BodyDecoder {

    private static final int MOST_DIGITS = 8;
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private enum State {
        SIZE,
        DATA,
        DATA_END,
        END
    }

    private final Input input;
    private final BodyLimits limits;
    private State state = State.SIZE;
    private long left;
    private int extensions;
    private Headers trailers = Headers.create();

    ChunkedDecoder(Input input) {
        this(input, BodyLimits.DEFAULT);
    }

    ChunkedDecoder(Input input, BodyLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        while (true) {
            switch (state) {
                case SIZE -> size();
                case DATA -> {
                    return data(target, offset, most);
                }
                case DATA_END -> dataEnd();
                case END -> {
                    return -1;
                }
            }
        }
    }

    @Override
    public boolean finished() {
        return state == State.END;
    }

    @Override
    public boolean ready() {
        return switch (state) {
            case SIZE -> hasSize(0);
            case DATA -> input.available() > 0;
            case DATA_END -> hasSize(2);
            case END -> true;
        };
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public Headers trailers() {
        return trailers;
    }

    private int data(byte[] target, int offset, int most) throws IOException {
        var count = input.read(target, offset, (int) Math.min(most, left));
        if (count < 0) {
            throw new EOFException("the body ended inside a chunk");
        }
        left -= count;
        if (left == 0) {
            state = State.DATA_END;
        }
        return count;
    }

    /// Whether a size line is there, with a byte of data or, if it is the last, the end behind it: what a
    /// sender owes is waited for only where its time is measured.
    private boolean hasSize(int offset) {
        var start = input.position() + offset;
        var limit = input.position() + input.available();
        var feed = start;
        while (feed < limit && input.buffer()[feed] != '\n') {
            feed++;
        }
        return feed + 1 < limit && (!isZero(start) || isLastChunk(start));
    }

    private boolean isZero(int start) {
        var bytes = input.buffer();
        var i = start;
        while (bytes[i] == '0') {
            i++;
        }
        return i > start && (bytes[i] == '\r' || bytes[i] == ';');
    }

    private boolean isLastChunk(int start) {
        var end = Math.min(start + LAST_CHUNK.length, input.position() + input.available());
        return Arrays.equals(input.buffer(), start, end, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private void dataEnd() throws IOException {
        var feed = input.line(2);
        if (feed != input.position() + 1 || input.buffer()[feed - 1] != '\r') {
            throw BadMessage.badRequest("chunk data is not followed by CR LF");
        }
        input.skip(2);
        state = State.SIZE;
    }

    private void size() throws IOException {
        var feed = input.line(limits.chunkLine());
        if (feed < 0) {
            throw BadMessage.badRequest("chunk line exceeds " + limits.chunkLine() + " bytes");
        }
        var bytes = input.buffer();
        var start = input.position();
        var end = LineEnd.check(bytes, start, feed);
        var digits = digits(bytes, start, end);
        extension(bytes, digits, end);
        input.skip(feed + 1 - start);
        state = left == 0 ? trailer() : State.DATA;
    }

    private int digits(byte[] bytes, int start, int end) {
        left = 0;
        var i = start;
        while (i < end && Ascii.hexValue(bytes[i]) >= 0) {
            left = left << 4 | Ascii.hexValue(bytes[i]);
            i++;
            if (i - start > MOST_DIGITS) {
                throw BadMessage.badRequest("chunk size has more than " + MOST_DIGITS + " digits");
            }
        }
        if (i == start || i < end && bytes[i] != ';') {
            throw BadMessage.badRequest("chunk size is not 1 to 8 hexadecimal digits");
        }
        return i;
    }

    private void extension(byte[] bytes, int start, int end) {
        extensions += end - start;
        if (extensions > limits.chunkExtensions()) {
            throw BadMessage.badRequest("chunk extensions exceed " + limits.chunkExtensions() + " bytes");
        }
        for (var i = start; i < end; i++) {
            if (!Ascii.isValue(bytes[i])) {
                throw BadMessage.badRequest("control character in a chunk extension");
            }
        }
    }

    private State trailer() throws IOException {
        if (input.peek() == '\r' && input.line(2) == input.position() + 1) {
            input.skip(2);
            return State.END;
        }
        var block = new HeaderBlock();
        new FieldReader(limits.trailers(), block, null).read(input, 0, HostField.IGNORED);
        if (block.decidesBeforeBody()) {
            throw BadMessage.badRequest("trailers hold a field that is decided before the body");
        }
        trailers = block;
        return State.END;
    }
}
