package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    @DisplayName("B-11 a route to itself ends with 508 after eleven rounds")
    void itself() {
        var self = new AtomicReference<Handler>();
        try (var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var wire = Wire.to(request -> self.get().handle(request))) {
            self.set(
                    transport.server(ServerOwner.OPERATOR, URI.create("http://127.0.0.1:" + wire.port()), true, false));
            var answer = wire.client().send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(answer.readAll()).startsWith("HTTP/1.1 508 Loop Detected\r\n");
            assertThat(wire.seen()).hasSize(11);
        }
    }

    @Test
    @DisplayName("B-11 a request that has not been here carries no mark")
    void unmarked() {
        try (var wire = Wire.to(request -> {
            var response = Response.of(200);
            response.body(Body.of(request.headers().all("X-Fairlead-Passes").toString()));
            return response;
        })) {
            var client = wire.client();
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("[]");
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Server: another\r\n\r\n")
                    .readUntil("[]");
        }
    }
}
