package io.fairlead.core.entrypoint;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;

/// The answer when a handler failed unexpectedly: the connection ends with it.
final class FailedResponse implements Response {

    private final Response answer = Response.error(500, "Internal Server Error");

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public void status(int status) {
        answer.status(status);
    }

    @Override
    public Headers headers() {
        return answer.headers();
    }

    @Override
    public Body body() {
        return answer.body();
    }

    @Override
    public void body(Body body) {
        answer.body(body);
    }

    @Override
    public Origin origin() {
        return answer.origin();
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return Optional.empty();
    }

    @Override
    public void close() {
        answer.close();
    }
}
