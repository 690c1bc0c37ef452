package io.fairlead.middleware.spi;

import java.util.Optional;

/// A response that was made, not received.
final class SimpleResponse implements Response {

    private final Headers headers = Headers.create();
    private final Origin origin;
    private final Optional<Tunnel> tunnel;
    private int status;
    private Body body = Body.empty();

    SimpleResponse(int status, Origin origin, Optional<Tunnel> tunnel) {
        this.origin = origin;
        this.tunnel = tunnel;
        this.status = status;
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
        return headers;
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
        return origin;
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return tunnel;
    }

    @Override
    public void close() {
        body.close();
        tunnel.ifPresent(Tunnel::close);
    }

    @Override
    public String toString() {
        return "Response " + status + " " + origin;
    }
}
