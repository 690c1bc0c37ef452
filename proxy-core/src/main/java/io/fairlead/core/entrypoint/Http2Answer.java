package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.HttpDate;
import io.fairlead.core.http.MessageBody;
import io.fairlead.core.http.RequestHead;
import io.fairlead.core.http2.HpackEncoder;
import io.fairlead.core.http2.ServerStream;
import io.fairlead.core.http2.StreamContent;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes the answer to one request on its stream.
final class Http2Answer {

    private static final byte[] LENGTH = "content-length".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] DATE = "date".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerStream stream;
    private final RequestHead request;
    private final boolean grpc;
    private boolean begun;

    Http2Answer(ServerStream stream, RequestHead request) {
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
            StreamContent.send(stream, body, grpc || request.framing().acceptsTrailers());
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
}
