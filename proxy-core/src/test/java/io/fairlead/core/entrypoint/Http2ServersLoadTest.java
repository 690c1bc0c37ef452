package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Many requests at a time to servers that speak HTTP/2.
class Http2ServersLoadTest {

    private static final int CLIENTS = 20;
    private static final int REQUESTS = 50;

    @Test
    @DisplayName("bodies of many sizes and streams come to their own requests")
    void mixed() throws Exception {
        try (var back = Wire.to(Http2ServersLoadTest::echo);
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var front = Wire.to(transport.server(
                        ServerOwner.OPERATOR, URI.create("h2c://127.0.0.1:" + back.port()), true, false))) {
            assertThat(load(front, Http2ServersLoadTest::upload)).isEmpty();
        }
    }

    @Test
    @DisplayName("S-14 a server that goes away again and again loses no request")
    void goingAway() throws Exception {
        var connections = new AtomicInteger();
        try (var back = FrameServer.playing((client, connection) -> {
                    connections.incrementAndGet();
                    serveTen(client);
                });
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var front = Wire.to(transport.server(ServerOwner.OPERATOR, back.url(), true, false))) {
            assertThat(load(front, Http2ServersLoadTest::get)).isEmpty();
            assertThat(connections.get()).isGreaterThan(CLIENTS * REQUESTS / (10 + CLIENTS) - 1);
        }
    }

    /// Says with the tenth answer that it goes, and answers what had been sent before that was known.
    private static void serveTen(FramePeer client) {
        client.settings();
        try {
            for (var i = 1; true; i++) {
                var head = client.await(1);
                client.hold();
                if (i == 10) {
                    client.goAway(Integer.MAX_VALUE, ErrorCode.NO_ERROR);
                }
                client.headers(head.stream(), false, ":status: 200", "content-length: 2")
                        .data(head.stream(), true, "ok")
                        .release();
            }
        } catch (UncheckedIOException e) {
            // The proxy has ended the connection.
        }
    }

    /// What went wrong.
    private static List<Throwable> load(Wire front, Work work) throws InterruptedException {
        var failures = new CopyOnWriteArrayList<Throwable>();
        var threads = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try (var client = front.client()) {
                        for (var i = 0; i < REQUESTS; i++) {
                            work.run(client, new Random(number * 1000 + i));
                        }
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return failures;
    }

    @FunctionalInterface
    private interface Work {
        void run(RawPeer client, Random random);
    }

    private static void get(RawPeer client, Random random) {
        assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readHead()).startsWith("HTTP/1.1 200 ");
        assertThat(client.read(2)).isEqualTo("ok");
    }

    private static void upload(RawPeer client, Random random) {
        var text = ("" + (char) ('a' + random.nextInt(26))).repeat(random.nextInt(1 << random.nextInt(18)));
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
        var head = client.readHead();
        assertThat(head).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + text.length() + "\r\n");
        assertThat(client.read(text.length())).isEqualTo(text);
    }

    private static Response echo(Request request) {
        var content = new byte[(int) request.body().length()];
        for (var read = 0; read < content.length; ) {
            read += request.body().read(content, read, content.length - read);
        }
        var response = Response.of(200);
        response.body(Body.of(new String(content, StandardCharsets.ISO_8859_1)));
        return response;
    }
}
