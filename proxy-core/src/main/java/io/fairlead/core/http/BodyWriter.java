package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes a body in the framing that its head announced. Bytes that are at hand travel together; what
/// has to be waited for never holds back what is there.
public final class BodyWriter {

    private static final int SIZE_LINE = 10;
    private static final int FRAME = SIZE_LINE + 2;
    private static final int SMALL = 2 << 10;
    private static final int LARGE = 16 << 10;
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final Output out;
    private int piece = SMALL;

    /// A writer behind a head that waits in the same output.
    public BodyWriter(Output out) {
        this.out = out;
    }

    /// Writes exactly as many bytes as were announced.
    ///
    /// @throws BodyFailure if the body cannot be read, or ends before that
    /// @throws IOException if the peer is gone
    public void plain(Body body, long length) throws IOException {
        flushHead(body);
        piece = length > LARGE ? LARGE : SMALL;
        var left = length;
        while (left > 0) {
            var room = out.room((int) Math.min(left, piece));
            var count = body.read(out.buffer(), out.size(), (int) Math.min(room, left));
            if (count < 0) {
                throw new BodyFailure(500, new IOException("body ended " + left + " bytes early"));
            }
            out.advance(count);
            left -= count;
            grow(count == room);
            flushBefore(body, left == 0);
        }
    }

    /// Writes until the body ends, which the end of the connection will tell.
    public void untilClose(Body body) throws IOException {
        flushHead(body);
        piece = SMALL;
        while (true) {
            var room = out.room(piece);
            var count = body.read(out.buffer(), out.size(), room);
            if (count < 0) {
                return;
            }
            out.advance(count);
            grow(count == room);
            flushBefore(body, false);
        }
    }

    /// Writes chunks, the last one, and trailers.
    ///
    /// @param withTrailers whether the receiver wants them
    public void chunked(Body body, boolean withTrailers) throws IOException {
        flushHead(body);
        piece = SMALL;
        while (true) {
            var room = out.room(piece + FRAME) - FRAME;
            var start = out.size();
            var count = body.read(out.buffer(), start + SIZE_LINE, room);
            if (count < 0) {
                break;
            }
            frame(start, count);
            grow(count == room);
            flushBefore(body, false);
        }
        out.put(LAST_CHUNK);
        if (withTrailers) {
            write(body.trailers());
        }
        out.crlf();
    }

    /// Puts the size line of fixed width before the data: zeroes in front are allowed by the grammar, but
    /// a receiver may count them, so the data moves up to a line of minimal width.
    private void frame(int start, int count) {
        var buffer = out.buffer();
        var digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(count)) / 4);
        for (var i = 0; i < digits; i++) {
            buffer[start + digits - 1 - i] = HEX[count >>> 4 * i & 15];
        }
        buffer[start + digits] = '\r';
        buffer[start + digits + 1] = '\n';
        System.arraycopy(buffer, start + SIZE_LINE, buffer, start + digits + 2, count);
        buffer[start + digits + 2 + count] = '\r';
        buffer[start + digits + 3 + count] = '\n';
        out.advance(digits + 4 + count);
    }

    /// A body that fills its pieces is a long one: fewer and larger writes.
    private void grow(boolean full) {
        if (full) {
            piece = LARGE;
        }
    }

    /// A head does not wait for a body that may begin much later, as with events.
    private void flushHead(Body body) throws IOException {
        var waits = body instanceof MessageBody message ? !message.ready() : body.length() < 0;
        if (waits) {
            out.flush();
        }
    }

    private void flushBefore(Body body, boolean complete) throws IOException {
        if (!complete && !(body instanceof MessageBody message && message.ready())) {
            out.flush();
        }
    }

    private void write(Headers trailers) throws IOException {
        if (trailers instanceof HeaderBlock block) {
            block.writeTo(out, null);
            return;
        }
        FieldWriter.write(trailers, out);
    }
}
