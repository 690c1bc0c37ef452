package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.tls.TestPki;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecureTunnelTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final String HOST = "a.example";
    private static final int FRAMES = 200;
    private static final String HANDSHAKE =
            "GET /chat HTTP/1.1\r\nHost: " + HOST + "\r\nUpgrade: websocket\r\n" + "Connection: Upgrade\r\n\r\n";
    private static final String SWITCH =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

    @Test
    @DisplayName("U-06 a tunnel over TLS carries random frames both ways, and both ends of a side")
    void frames() throws Exception {
        var compared = new CompletableFuture<Integer>();
        var rest = new CompletableFuture<String>();
        try (var server = RawServer.playing((peer, connection) -> {
                    peer.readHead();
                    peer.send(SWITCH);
                    new WebSocketFrames(1, FRAMES).sendTo(peer.output());
                    compared.complete(new WebSocketFrames(2, FRAMES).compareWith(peer.input()));
                    rest.complete(peer.readAll());
                    peer.send("still here");
                });
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var secure = new Secure(transport.server(ServerOwner.OPERATOR, server.url(), true, false))) {
            secure.certificate(AUTHORITY.server(HOST));
            secure.route(HOST, "default");
            secure.apply();
            try (var client = SecureClient.connect(AUTHORITY, secure.port(), HOST)) {
                client.send(HANDSHAKE);
                assertThat(client.head()).startsWith("HTTP/1.1 101 ").contains("\r\nUpgrade: websocket\r\n");
                var sent = CompletableFuture.runAsync(() -> send(client), Thread::startVirtualThread);
                assertThat(new WebSocketFrames(1, FRAMES)
                                .compareWith(client.socket().getInputStream()))
                        .isEqualTo(-1);
                sent.get(20, TimeUnit.SECONDS);
                assertThat(compared.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
                client.send("bye");
                client.socket().shutdownOutput();
                assertThat(rest.get(20, TimeUnit.SECONDS)).isEqualTo("bye");
                assertThat(client.readAll()).isEqualTo("still here");
            }
            assertThat(server.heard().getFirst()).contains("\r\nX-Forwarded-Proto: wss\r\n");
        }
    }

    private static void send(SecureClient client) {
        try {
            new WebSocketFrames(2, FRAMES).sendTo(client.socket().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
