package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;

/// The answer of a server that switches protocols. Its connection belongs to this one exchange for ever and
/// is never pooled (U-06).
final class SwitchedResponse implements Response {

    private final UpstreamConnection connection;
    private final Tunnel tunnel;
    private Body body = Body.empty();
    private int status = 101;

    SwitchedResponse(UpstreamConnection connection) {
        this.connection = connection;
        this.tunnel = new UpstreamTunnel(connection);
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
        return connection.head().fields();
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
        return Optional.of(tunnel);
    }

    @Override
    public void close() {
        body.close();
        tunnel.close();
    }
}
