package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.HttpDate;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http2.HpackEncoder;
import io.fairlead.core.http2.Http2Stream;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes the answer to one request on its stream.
final class Http2Answer {

    private static final byte[] LENGTH = "content-length".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] DATE = "date".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NOTHING = {};
    private static final int SMALL = 2 << 10;
    private static final int LARGE = 16 << 10;

    private final Http2Stream stream;
    private final RequestHead request;
    private final boolean grpc;
    private boolean begun;

    Http2Answer(Http2Stream stream, RequestHead request) {
        this.stream = stream;
        this.request = request;
        this.grpc = GrpcStatus.isGrpc(request.fields());
    }

    /// Whether the client speaks gRPC.
    boolean isGrpc() {
        return grpc;
    }

    /// Whether a final head has been written.
    boolean hasBegun() {
        return begun;
    }

    /// Writes a whole response.
    void write(Response response) throws IOException {
        var status = response.status();
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("found final status " + status + ", expected 200 to 599");
        }
        if (grpc && response.origin() != Response.Origin.SERVER && status != 200) {
            GrpcStatus.apply(response);
        }
        var body = response.body();
        var none = BodyRules.hasNoBody(request.method(), response.status()) || body.length() == 0;
        begun = true;
        stream.head(encoder -> head(encoder, response), none, !none && isAtHand(body));
        if (!none) {
            content(body);
        }
    }

    private void head(HpackEncoder encoder, Response response) {
        var headers = response.headers();
        encoder.status(response.status());
        encoder.fields(headers);
        var length = BodyRules.announced(response.body(), response.status());
        if (length >= 0 && !grpc) {
            encoder.field(LENGTH, length);
        }
        if (!headers.contains("Date")) {
            encoder.field(DATE, HttpDate.value());
        }
    }

    /// What has to be waited for must not hold back the head.
    private static boolean isAtHand(Body body) {
        return body instanceof MessageBody message ? message.ready() : body.length() > 0;
    }

    private void content(Body body) throws IOException {
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
            end(body);
        }
    }

    private void end(Body body) throws IOException {
        var trailers = body.trailers();
        if (trailers.size() > 0 && (grpc || request.framing().acceptsTrailers())) {
            stream.head(encoder -> encoder.fields(trailers), true, false);
        } else {
            stream.send(NOTHING, 0, 0, true);
        }
    }
}
