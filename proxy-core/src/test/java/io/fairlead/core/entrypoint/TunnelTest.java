package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.Switching.SECOND;
import static io.fairlead.core.entrypoint.Switching.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes through a connection that has left HTTP, and how it ends.
class TunnelTest {

    private static final int FRAMES = 300;

    @ParameterizedTest
    @DisplayName("U-06 random WebSocket frames of every opcode and size arrive byte for byte, both ways at once")
    @ValueSource(longs = {1, 2, 3})
    void frames(long seed) throws Exception {
        var compared = new CompletableFuture<Integer>();
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send(SWITCH);
                    var sent = sending(client, seed);
                    compared.complete(new WebSocketFrames(seed + 10, FRAMES).compareWith(client.input()));
                    sent.join();
                });
                var proxied = Proxied.before(server);
                var client = Switching.open(proxied)) {
            var sent = sending(client, seed + 10);
            assertThat(new WebSocketFrames(seed, FRAMES).compareWith(client.input()))
                    .isEqualTo(-1);
            assertThat(compared.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
            sent.join();
        }
    }

    private static CompletableFuture<Void> sending(RawPeer peer, long seed) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        new WebSocketFrames(seed, FRAMES).sendTo(peer.output());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    @DisplayName("U-06 the end of the client's side reaches the server, which may still send")
    void clientEndsFirst() {
        var heard = new CompletableFuture<String>();
        try (var proxied = Proxied.before(Switching.server((client, connection) -> {
                    heard.complete(client.readAll());
                    client.send("still here");
                }));
                var client = Switching.open(proxied)) {
            client.send("bye").endWrite();
            assertThat(heard.join()).isEqualTo("bye");
            assertThat(client.readAll()).isEqualTo("still here");
        }
    }

    @Test
    @DisplayName("U-06 the end of the server's side reaches the client, which may still send")
    void serverEndsFirst() {
        var heard = new CompletableFuture<String>();
        try (var proxied = Proxied.before(Switching.server((client, connection) -> {
                    client.send("bye").endWrite();
                    heard.complete(client.readAll());
                }));
                var client = Switching.open(proxied)) {
            assertThat(client.readAll()).isEqualTo("bye");
            client.send("still here").endWrite();
            assertThat(heard.join()).isEqualTo("still here");
        }
    }

    @Test
    @DisplayName("U-06 a client's reset reaches the server as one")
    void clientResets() {
        var end = new CompletableFuture<Throwable>();
        var ready = new CountDownLatch(1);
        try (var proxied = Proxied.before(Switching.server((client, connection) -> {
                    client.read(1);
                    ready.countDown();
                    try {
                        client.readAll();
                        end.complete(new AssertionError("a regular end"));
                    } catch (UncheckedIOException e) {
                        end.complete(e.getCause());
                    }
                }));
                var client = Switching.open(proxied)) {
            client.send("x");
            assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset();
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("U-06 a server's reset reaches the client as one")
    void serverResets() {
        var goOn = new CountDownLatch(1);
        try (var proxied = Proxied.before(Switching.server((client, connection) -> {
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                    client.reset();
                }));
                var client = Switching.open(proxied)) {
            goOn.countDown();
            assertThat(catchThrowable(client::readAll)).hasCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    @DisplayName("U-06 a tunnel in which nobody sends anything ends on both sides")
    void idle() {
        var settings = Wire.settings("transport.respondingTimeouts.tunnelIdleTimeout", "300ms");
        var heard = new CompletableFuture<String>();
        try (var proxied = Proxied.before(
                        Switching.server((client, connection) -> heard.complete(client.readAll())), settings);
                var client = Switching.open(proxied)) {
            assertThat(client.readAll()).isEmpty();
            assertThat(heard.join()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("U-06 bytes in either direction keep a tunnel open, whatever the other limits of the entry point")
    @ValueSource(booleans = {true, false})
    void busy(boolean fromClient) {
        var settings = Wire.settings(
                "transport.respondingTimeouts.tunnelIdleTimeout", "1s",
                "transport.respondingTimeouts.readTimeout", "1ms",
                "transport.respondingTimeouts.writeTimeout", "700ms",
                "transport.respondingTimeouts.idleTimeout", "1ms",
                "transport.respondingTimeouts.bodyStallTimeout", "1ms");
        try (var clock = Wire.to(
                        Wire.settings("transport.respondingTimeouts.idleTimeout", "2500ms"),
                        request -> Response.of(204));
                var timer = clock.client();
                var proxied = Proxied.before(
                        Switching.server(fromClient ? (client, _) -> client.readAll() : TunnelTest::talk), settings);
                var client = Switching.open(proxied)) {
            timer.send(SECOND);
            var over = CompletableFuture.supplyAsync(timer::readAll);
            while (!over.isDone()) {
                if (fromClient) {
                    client.send("x");
                } else {
                    assertThat(client.read(1)).isEqualTo("x");
                }
            }
            assertThat(proxied.server().failures()).isEmpty();
        }
    }

    /// Sends until the peer has gone.
    private static void talk(RawPeer client, int connection) {
        try {
            while (true) {
                client.send("x");
            }
        } catch (UncheckedIOException e) {
            assertThat(e).isNotNull();
        }
    }

    @Test
    @DisplayName("U-06 the connection of a tunnel is never used again")
    void notPooled() {
        try (var server = RawServer.playing((client, connection) -> {
                    if (client.readHead().contains("Upgrade")) {
                        client.send(SWITCH);
                        client.readAll();
                    } else {
                        client.send("HTTP/1.1 204 No Content\r\n\r\n");
                    }
                });
                var proxied = Proxied.before(server)) {
            try (var client = Switching.open(proxied)) {
                client.endWrite();
                client.readAll();
            }
            try (var client = proxied.client()) {
                client.send(SECOND);
                assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("D-05 a tunnel goes on while the entry point drains, and is cut when the grace is over")
    void drain() throws InterruptedException {
        var settings = Wire.settings("transport.lifeCycle.graceTimeOut", "1s");
        var end = new CompletableFuture<String>();
        try (var proxied = Proxied.before(
                        Switching.server((client, connection) -> {
                            client.send(client.read(4));
                            end.complete(client.readAll());
                        }),
                        settings);
                var client = Switching.open(proxied)) {
            var drain = Thread.ofVirtual().start(() -> drainQuietly(proxied));
            while (drain.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            client.send("ping");
            assertThat(client.read(4)).isEqualTo("ping");
            assertThat(client.readAllOrReset()).isIn("", "ping");
            assertThat(end.join()).as("a regular end").isEmpty();
            drain.join();
        }
    }

    @Test
    @DisplayName("D-05 a drain ends when the last tunnel does")
    void drainEnds() throws InterruptedException {
        var settings = Wire.settings("transport.lifeCycle.graceTimeOut", "1h");
        try (var proxied = Proxied.before(Switching.server((client, connection) -> client.readAll()), settings);
                var client = Switching.open(proxied)) {
            var drain = Thread.ofVirtual().start(() -> drainQuietly(proxied));
            client.endWrite();
            assertThat(client.readAll()).isEmpty();
            drain.join();
        }
    }

    private static void drainQuietly(Proxied proxied) {
        try {
            proxied.wire().entryPoint().drain();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
