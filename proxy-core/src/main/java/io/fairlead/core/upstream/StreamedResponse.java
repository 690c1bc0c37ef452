package io.fairlead.core.upstream;

import io.fairlead.core.http.ResponseHead;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.Http2Stream;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of a server on a stream, as it arrives.
final class StreamedResponse implements Response {

    private final Http2Stream stream;
    private final ResponseHead head;
    private final Body received;
    private final @Nullable Upload upload;
    private final Runnable whenClosed;
    private Body body;
    private int status;
    private boolean closed;

    StreamedResponse(
            Http2Stream stream, ResponseHead head, Body received, @Nullable Upload upload, Runnable whenClosed) {
        this.stream = stream;
        this.head = head;
        this.received = received;
        this.upload = upload;
        this.whenClosed = whenClosed;
        this.body = received;
        this.status = head.status();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void status(int status) {
        this.status = status;
    }

    @Override
    public Headers headers() {
        return head.fields();
    }

    @Override
    public Body body() {
        return body;
    }

    @Override
    public void body(Body body) {
        this.body = body;
    }

    @Override
    public Origin origin() {
        return Origin.SERVER;
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return Optional.empty();
    }

    /// Ends the stream if either side of it still goes on.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        whenClosed.run();
        if (body != received) {
            body.close();
        }
        var unsent = upload != null && !upload.isComplete() ? upload : null;
        stream.reset(ErrorCode.CANCEL);
        stream.finish();
        if (unsent != null) {
            unsent.cancel();
        }
    }
}
