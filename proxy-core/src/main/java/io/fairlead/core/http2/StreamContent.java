package io.fairlead.core.http2;

import io.fairlead.middleware.spi.Body;
import java.io.IOException;

/// Sends a body on a stream, piece by piece as it comes; of either side.
public final class StreamContent {

    private static final int SMALL = 2 << 10;
    private static final int LARGE = 16 << 10;
    private static final byte[] NOTHING = {};

    private StreamContent() {}

    /// Sends all of a body that is not empty, and ends our side of the stream.
    ///
    /// @param trailers whether its trailers go along
    /// @throws StreamClosed if the stream has ended
    /// @throws IllegalStateException if the body is shorter than it said
    public static void send(Http2Stream stream, Body body, boolean trailers) throws IOException {
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
            throw new IllegalStateException("body ended " + left + " bytes early");
        }
        if (length < 0) {
            end(stream, body, trailers);
        }
    }

    private static void end(Http2Stream stream, Body body, boolean wanted) throws IOException {
        var trailers = body.trailers();
        if (wanted && trailers.size() > 0) {
            stream.head(encoder -> encoder.fields(trailers), true, false);
        } else {
            stream.send(NOTHING, 0, 0, true);
        }
    }
}
