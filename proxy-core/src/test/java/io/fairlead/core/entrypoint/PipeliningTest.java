package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Input;
import io.fairlead.core.http.Reaper;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeliningTest {

    private static Response path(Request request) {
        var response = Response.of(200);
        response.body(Body.of(request.path()));
        return response;
    }

    @Test
    @DisplayName("F-15 a thousand pipelined requests are answered in order")
    void inOrder() {
        try (var wire = Wire.to(PipeliningTest::path);
                var client = wire.client()) {
            var requests = new StringBuilder();
            for (var i = 1000; i < 2000; i++) {
                requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            client.send(requests.toString());
            for (var i = 1000; i < 2000; i++) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ").contains("\r\nContent-Length: 5\r\n");
                assertThat(client.read(5)).isEqualTo("/" + i);
            }
        }
    }

    @Test
    @DisplayName("F-15 pipelined requests with bodies reach the server one at a time, in order")
    void throughServer() {
        try (var server = RawServer.playing((client, connection) -> {
                    for (var i = 100; i < 200; i++) {
                        assertThat(client.readHead()).startsWith("POST /" + i + " ");
                        assertThat(client.read(3)).isEqualTo("" + i);
                        client.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + i);
                    }
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            for (var i = 100; i < 200; i++) {
                client.send("POST /" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n" + i);
            }
            for (var i = 100; i < 200; i++) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
                assertThat(client.read(3)).isEqualTo("" + i);
            }
            assertThat(server.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("F-16 bodies on methods that have none usually are framed and forwarded all the same")
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void bodiesEverywhere(String method) {
        try (var server = RawServer.playing((client, connection) -> {
                    assertThat(client.readHead()).startsWith(method + " / ").contains("\r\nContent-Length: 5\r\n");
                    assertThat(client.read(5)).isEqualTo("hello");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                    assertThat(client.readHead()).startsWith("GET /second ");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                    assertThat(client.readHead()).startsWith(method + " /third ");
                    client.readUntil("0\r\n\r\n");
                    client.send("HTTP/1.1 204 No Content\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(method + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
                    + "GET /second HTTP/1.1\r\nHost: a\r\n\r\n"
                    + method + " /third HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
            for (var i = 0; i < 3; i++) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
            }
            assertThat(proxied.wire().seen()).containsExactly(method + " /", "GET /second", method + " /third");
            assertThat(server.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("F-15 while a request is answered no more than 64 KiB behind it are read, though much more waits")
    @ValueSource(ints = {0, 30_000})
    void readAhead(int fieldLength) {
        var request = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(fieldLength) + "\r\n\r\n";
        var peer = new Bytes(request.repeat((4 << 20) / request.length()));
        var ahead = new AtomicInteger();
        var served = new AtomicInteger();
        var dispatcher = new Dispatcher() {
            @Override
            public Response dispatch(IncomingRequest incoming) {
                var read = peer.position() - served.incrementAndGet() * request.length();
                ahead.accumulateAndGet(read, Math::max);
                return Response.of(204);
            }

            @Override
            public void release(IncomingRequest incoming) {}
        };
        try (var reaper = Reaper.start()) {
            new Http1Connection(peer, new Input(peer), Wire.settings(), dispatcher, reaper).run();
        }
        assertThat(served).hasValue((4 << 20) / request.length());
        assertThat(ahead.get()).isBetween(1, 64 << 10);
    }
}
