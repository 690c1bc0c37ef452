package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Request;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.function.Consumer;

/// An entry point in front of a scripted server.
final class Proxied implements AutoCloseable {

    private final Reaper reaper = Reaper.start();
    private final RawServer server;
    private final PooledTransport transport;
    private final Wire wire;

    private Proxied(
            RawServer server, EntryPointSettings settings, ServersTransportConfig config, Consumer<Request> before) {
        this.server = server;
        this.transport = new PooledTransport(config, reaper);
        var forward = transport.server(ServerOwner.OPERATOR, server.url(), true, false);
        this.wire = Wire.to(settings, request -> {
            before.accept(request);
            return forward.handle(request);
        });
    }

    /// Everything at its default. The server is closed with it.
    static Proxied before(RawServer server) {
        return before(server, EntryPointSettings.of("web", "127.0.0.1", 0));
    }

    static Proxied before(RawServer server, EntryPointSettings settings) {
        return new Proxied(server, settings, ServersTransportConfig.DEFAULT, _ -> {});
    }

    static Proxied before(RawServer server, ServersTransportConfig config) {
        return new Proxied(server, EntryPointSettings.of("web", "127.0.0.1", 0), config, _ -> {});
    }

    /// With something that is done to each request first.
    static Proxied behind(RawServer server, EntryPointSettings settings, Consumer<Request> middleware) {
        return new Proxied(server, settings, ServersTransportConfig.DEFAULT, middleware);
    }

    Wire wire() {
        return wire;
    }

    RawServer server() {
        return server;
    }

    RawPeer client() {
        return wire.client();
    }

    @Override
    public void close() {
        wire.close();
        transport.close();
        server.close();
        reaper.close();
    }
}
