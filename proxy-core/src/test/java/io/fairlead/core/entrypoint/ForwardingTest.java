package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private final Reaper reaper = Reaper.start();
    private final PooledTransport transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);

    @AfterEach
    void closeAll() {
        transport.close();
        reaper.close();
    }

    private Wire wire(RawServer server) {
        return Wire.to(transport.server(ServerOwner.OPERATOR, server.url(), true, false));
    }

    @Test
    void keepsOneConnectionOnEachSide() {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                var wire = wire(server);
                var client = wire.client()) {
            for (var i = 0; i < 3; i++) {
                client.send("GET /a?b=c HTTP/1.1\r\nHost: example.org\r\n\r\n");
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: 2\r\n");
                assertThat(client.read(2)).isEqualTo("ok");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void streamsBodiesBothWaysWithTrailers() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.readUntil("3\r\nabc\r\n");
                    client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nABC\r\n");
                    client.readUntil("0\r\nX-Sum: 6\r\n\r\n");
                    client.send("0\r\nX-Total: 6\r\n\r\n");
                });
                var wire = wire(server);
                var client = wire.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            assertThat(client.readHead()).contains("Transfer-Encoding: chunked\r\n");
            assertThat(client.readUntil("3\r\nABC\r\n")).isEqualTo("3\r\nABC\r\n");
            client.send("0\r\nX-Sum: 6\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).isEqualTo("0\r\nX-Total: 6\r\n\r\n");
            assertThat(server.failures()).isEmpty();
        }
    }
}
