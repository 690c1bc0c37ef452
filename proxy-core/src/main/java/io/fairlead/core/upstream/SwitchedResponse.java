package io.fairlead.core.upstream;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Tunnel;
import java.util.Optional;

/// The answer of a server that switches protocols. Its connection belongs to this one exchange for ever and
/// is never pooled (U-06).
final class SwitchedResponse extends ServerResponse {

    private final Tunnel tunnel;

    SwitchedResponse(UpstreamConnection connection) {
        super(connection.head(), Body.empty());
        this.tunnel = new UpstreamTunnel(connection);
    }

    @Override
    public Optional<Tunnel> tunnel() {
        return Optional.of(tunnel);
    }

    @Override
    void end() {
        tunnel.close();
    }
}
