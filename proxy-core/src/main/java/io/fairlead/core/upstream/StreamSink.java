package io.fairlead.core.upstream;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.Http2Stream;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;

/// Sends the body of a request on a stream, piece by piece as it comes.
record StreamSink(Http2Stream stream) implements BodySink {

    private static final int SMALL = 2 << 10;
    private static final int LARGE = 16 << 10;
    private static final byte[] NOTHING = {};

    @Override
    public void send(Body body) throws IOException {
        var length = body.length();
        var piece = new byte[length < 0 ? SMALL : (int) Math.min(length, LARGE)];
        var left = length;
        while (left != 0) {
            var count = body.read(piece, 0, piece.length);
            if (count < 0) {
                break;
            }
            left -= length < 0 ? 0 : count;
            stream.send(piece, 0, count, left == 0);
            if (count == piece.length && piece.length < LARGE && length < 0) {
                piece = new byte[LARGE];
            }
        }
        if (left > 0) {
            throw new IllegalStateException("request body ended " + left + " bytes early");
        }
        if (length < 0) {
            end(body);
        }
    }

    private void end(Body body) throws IOException {
        var trailers = body.trailers();
        if (trailers.size() > 0) {
            stream.head(encoder -> encoder.fields(trailers), true, false);
        } else {
            stream.send(NOTHING, 0, 0, true);
        }
    }

    @Override
    public void close() {
        stream.reset(ErrorCode.CANCEL);
    }
}
