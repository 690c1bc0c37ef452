package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.Switching.HANDSHAKE;
import static io.fairlead.core.entrypoint.Switching.SECOND;
import static io.fairlead.core.entrypoint.Switching.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.middleware.traffic.RetryFactory;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which requests may leave HTTP, and which answers let them.
class UpgradeTest {

    @Test
    @DisplayName("U-01 a WebSocket handshake reaches the server with its upgrade, and the 101 comes back")
    void handshake() {
        try (var proxied = Proxied.before(Switching.server((client, connection) -> client.readAll()));
                var client = proxied.client()) {
            client.send(HANDSHAKE);
            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("\r\nConnection: Upgrade\r\n", "\r\nUpgrade: websocket\r\n")
                    .contains("\r\nSec-WebSocket-Accept: x\r\n")
                    .doesNotContain("Content-Length", "chunked");
            assertThat(proxied.server().heard().getFirst())
                    .startsWith("GET /chat HTTP/1.1\r\n")
                    .contains("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n")
                    .contains("\r\nSec-WebSocket-Key: k\r\n", "\r\nSec-WebSocket-Version: 13\r\n")
                    .contains("\r\nX-Forwarded-Proto: ws\r\n");
        }
    }

    @ParameterizedTest
    @DisplayName("U-01 an upgrade that is not offered is stripped, and the request goes on as a plain one")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: foo\r\nConnection: Upgrade\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket/13\r\nConnection: Upgrade\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nx"
            })
    void stripped(String request) {
        try (var proxied = Proxied.before(RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                var client = proxied.client()) {
            client.send(request);
            assertThat(client.readHead()).matches("(?s)HTTP/1\\.[01] 204 .*");
            assertThat(proxied.server().heard().getFirst()).doesNotContainIgnoringCase("upgrade");
        }
    }

    @Test
    @DisplayName("U-01 an operator may list other upgrades, and take WebSockets away")
    void listed() {
        var settings = Wire.settings("http.upgrades", "tcp");
        try (var proxied = Proxied.before(RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n"), settings);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket, tcp\r\nConnection: Upgrade\r\n\r\n");
            client.readHead();
            assertThat(proxied.server().heard().getFirst())
                    .contains("\r\nUpgrade: tcp\r\n")
                    .contains("\r\nX-Forwarded-Proto: http\r\n");
        }
    }

    @Test
    @DisplayName("U-02 bytes behind an upgrade request are held back until the 101, and come through then")
    void heldBack() {
        var heard = new CompletableFuture<String>();
        var goOn = new CountDownLatch(1);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                    client.send(SWITCH + "from the server");
                    heard.complete(client.readAll());
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(HANDSHAKE + "from ");
            client.send("the client");
            goOn.countDown();
            client.readHead();
            assertThat(client.read(15)).isEqualTo("from the server");
            client.endWrite();
            assertThat(heard.join()).isEqualTo("from the client");
            assertThat(server.heard().getFirst()).contains("\r\n\r\nfrom the client");
        }
    }

    @ParameterizedTest
    @DisplayName("U-02 what is not a 101 brings the connection back to HTTP, and ends it if bytes wait behind it")
    @CsvSource({"true,true", "true,false", "false,false"})
    void refused(boolean waiting, boolean together) {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var server = RawServer.playing((client, connection) -> {
                    for (var i = 0; i < 2; i++) {
                        client.readHead();
                        entered.countDown();
                        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                        client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(HANDSHAKE + (waiting && together ? SECOND : ""));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            if (waiting && !together) {
                client.send(SECOND);
            }
            goOn.countDown();
            if (waiting) {
                assertThat(client.readAll())
                        .contains("\r\nConnection: close\r\n")
                        .endsWith("\r\n\r\nok");
                assertThat(proxied.wire().seen()).containsExactly("GET /chat");
            } else {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("close");
                client.read(2);
                client.send(SECOND);
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @DisplayName("U-03 a 101 that was not asked for, or is not what was asked for, becomes 502")
    @CsvSource({
        "plain,Upgrade: websocket|Connection: Upgrade",
        "upgrade,Upgrade: other|Connection: Upgrade",
        "upgrade,'Upgrade: websocket, other|Connection: Upgrade'",
        "upgrade,Upgrade: websocket",
        "upgrade,Connection: Upgrade",
        "upgrade,X: y"
    })
    void unasked(String request, String fields) {
        var answer = "HTTP/1.1 101 Switching Protocols\r\n" + fields.replace("|", "\r\n")
                + "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
        try (var proxied = Proxied.before(RawServer.answering(answer));
                var client = proxied.client()) {
            client.send(request.equals("plain") ? "GET / HTTP/1.1\r\nHost: a\r\n\r\n" : HANDSHAKE);
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            assertThat(client.read(11)).isEqualTo("Bad Gateway");
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            assertThat(proxied.server().connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("U-04 h2c is ignored: it is neither answered nor forwarded, alone or beside a WebSocket")
    void cleartextHttp2() {
        try (var proxied = Proxied.before(RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                var client = proxied.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
                    + "Connection: Upgrade, HTTP2-Settings\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 ").doesNotContain("close");
            client.send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c, websocket\r\nHTTP2-Settings: AAMAAABk\r\n"
                    + "Connection: Upgrade, HTTP2-Settings\r\n\r\n");
            client.readHead();
            var heads = proxied.server().heard().getFirst().split("\r\n\r\n");
            assertThat(heads[0]).doesNotContainIgnoringCase("upgrade").doesNotContainIgnoringCase("http2");
            assertThat(heads[1]).contains("\r\nUpgrade: websocket").doesNotContain("h2c", "HTTP2");
        }
    }

    @Test
    @DisplayName("U-05 CONNECT is answered with 501 and the end, and no server sees a byte of it")
    void connect() {
        try (var proxied = Proxied.before(RawServer.listening())) {
            Refusal.unseen(proxied, "CONNECT b:80 HTTP/1.1\r\nHost: b:80\r\n\r\n", 501);
        }
    }

    @Test
    @DisplayName("U-05 what follows a CONNECT is never seen by a server, nor by the next client")
    void connectPoisons() {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                var proxied = Proxied.before(server);
                var first = proxied.client();
                var second = proxied.client()) {
            first.send(SECOND);
            first.readHead();
            first.read(2);
            first.send("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\nGET /poison HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(first.readAllOrReset()).contains("HTTP/1.1 501 ");
            second.send("GET /clean HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(second.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(String.join("", server.heard()))
                    .contains("GET /second", "GET /clean")
                    .doesNotContain("poison", "CONNECT");
        }
    }

    @Test
    @DisplayName("middlewares see a handshake and its 101 as any other exchange: it is tried again, and fields are set")
    void middlewares() {
        try (var dead = RawServer.playing((client, connection) -> client.readHead());
                var server = Switching.server((client, connection) -> client.send(client.read(4)));
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper)) {
            var servers = Stream.of(dead, server)
                    .map(one -> transport.server(ServerOwner.OPERATOR, one.url(), true, false))
                    .iterator();
            var retry = new RetryFactory()
                    .create(
                            RecordBinder.bind(RetryFactory.Config.class, Map.of("attempts", 2, "status", "502"), ""),
                            null);
            try (var wire = Wire.to(request -> {
                        request.headers().set("X-Asked", "1");
                        var response =
                                retry.handle(request, attempt -> servers.next().handle(attempt));
                        response.headers().set("X-Answered", "1");
                        return response;
                    });
                    var client = wire.client()) {
                client.send(HANDSHAKE);
                assertThat(client.readHead()).startsWith("HTTP/1.1 101 ").contains("\r\nX-Answered: 1\r\n");
                assertThat(client.send("ping").read(4)).isEqualTo("ping");
                assertThat(dead.connections()).isEqualTo(1);
                assertThat(server.heard().getFirst()).contains("\r\nX-Asked: 1\r\n");
            }
        }
    }

    @Test
    @DisplayName("a middleware that answers instead of the server's 101 ends the tunnel before it began")
    void replaced() {
        var end = new CompletableFuture<String>();
        try (var server = Switching.server((client, connection) -> end.complete(client.readAllOrReset()));
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper)) {
            var forward = transport.server(ServerOwner.OPERATOR, server.url(), true, false);
            try (var wire = Wire.to(request -> {
                        forward.handle(request).close();
                        return Response.of(403);
                    });
                    var client = wire.client()) {
                client.send(HANDSHAKE);
                assertThat(client.readHead()).startsWith("HTTP/1.1 403 ").doesNotContain("close");
                assertThat(end.join()).isNotNull();
            }
        }
    }
}
