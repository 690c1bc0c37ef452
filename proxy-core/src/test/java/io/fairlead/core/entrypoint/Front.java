package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.UncheckedIOException;
import java.util.Map;

/// An entry point in front of a server that speaks frames.
record Front(FrameServer server, Reaper reaper, PooledTransport transport, Wire wire) implements AutoCloseable {

    static final String GET = "GET /a?b HTTP/1.1\r\nHost: shop.test\r\n\r\n";

    private static final int HEADERS = 1;

    static Front before(FrameServer server, Map<String, ?> options) {
        var reaper = Reaper.start();
        var transport = new PooledTransport(RecordBinder.bind(ServersTransportConfig.class, options, ""), reaper);
        return new Front(
                server, reaper, transport, Wire.to(transport.server(ServerOwner.OPERATOR, server.url(), true, false)));
    }

    static Front before(FrameServer.Script script) {
        return before(FrameServer.playing(script), Map.of());
    }

    @Override
    public void close() {
        wire.close();
        transport.close();
        server.close();
        reaper.close();
        assertThat(server.failures()).isEmpty();
    }

    /// Answers every request, until the proxy ends the connection.
    static void answerAll(FramePeer client, String text) {
        client.settings();
        try {
            while (true) {
                var head = client.await(HEADERS);
                client.headers(head.stream(), false, ":status: 200").data(head.stream(), true, text);
            }
        } catch (UncheckedIOException e) {
            // The proxy has ended the connection.
        }
    }
}
