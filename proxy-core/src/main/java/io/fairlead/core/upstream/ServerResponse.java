package io.fairlead.core.upstream;

import io.fairlead.core.http.ResponseHead;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;

/// The answer of a server: the head that came, a body that a middleware may replace, and an end that comes once.
abstract sealed class ServerResponse implements Response permits ForwardedResponse, StreamedResponse, SwitchedResponse {

    private final ResponseHead head;
    private final Body received;
    private Body body;
    private int status;
    private boolean closed;

    ServerResponse(ResponseHead head, Body received) {
        this.head = head;
        this.received = received;
        this.body = received;
        this.status = head.status();
    }

    /// Gives up what carries the answer.
    abstract void end();

    /// The body as the server sends it, whatever a middleware has put in its place.
    final Body received() {
        return received;
    }

    @Override
    public final int status() {
        return status;
    }

    @Override
    public final void status(int value) {
        status = value;
    }

    @Override
    public final Headers headers() {
        return head.fields();
    }

    @Override
    public final Body body() {
        return body;
    }

    @Override
    public final void body(Body value) {
        body = value;
    }

    @Override
    public final Origin origin() {
        return Origin.SERVER;
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return Optional.empty();
    }

    @Override
    public final void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (body != received) {
                body.close();
            }
        } finally {
            end();
        }
    }
}
