package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import io.fairlead.core.tls.TestPki;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Http2ServersTest {

    private static final String GET = "GET /a?b HTTP/1.1\r\nHost: shop.test\r\n\r\n";
    private static final int SETTINGS = 4;
    private static final int HEADERS = 1;
    private static final int PING = 6;
    private static final int MOST_STREAMS = 3;

    /// An entry point in front of a server that speaks frames.
    private record Front(FrameServer server, Reaper reaper, PooledTransport transport, Wire wire)
            implements AutoCloseable {

        static Front before(FrameServer server, Map<String, ?> options) {
            var reaper = Reaper.start();
            var transport = new PooledTransport(RecordBinder.bind(ServersTransportConfig.class, options, ""), reaper);
            return new Front(
                    server,
                    reaper,
                    transport,
                    Wire.to(transport.server(ServerOwner.OPERATOR, server.url(), true, false)));
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
    }

    private static void answerAll(FramePeer client, String text) {
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

    @Test
    void aRequestAndItsAnswerKeepWhatTheySay() {
        try (var front = Front.before((client, connection) -> {
            client.settings();
            var head = client.await(HEADERS);
            assertThat(head.ends()).isTrue();
            assertThat(client.fields(head))
                    .startsWith(":method: GET\n:scheme: http\n:authority: shop.test\n:path: /a?b\n")
                    .contains("x-one: 1\n", "x-forwarded-for: 127.0.0.1\n", "te: trailers\n")
                    .doesNotContain("\nhost:", "connection:", "content-length", "transfer-encoding");
            client.headers(1, false, ":status: 200", "x-two: 2", "content-length: 5")
                    .data(1, false, "he")
                    .data(1, true, "llo")
                    .awaitEnd();
        })) {
            var client = front.wire().client();
            client.send("GET /a?b HTTP/1.1\r\nHost: shop.test\r\nX-One: 1\r\nTE: trailers\r\nConnection: TE\r\n\r\n");
            assertThat(client.readUntil("hello"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("x-two: 2\r\n", "Content-Length: 5\r\n");
            client.close();
            front.transport().close();
        }
    }

    @ParameterizedTest(name = "S-14 a stream that the server has not seen is opened again on another connection: {0}")
    @ValueSource(strings = {"GET", "POST"})
    void goAway(String method) {
        try (var front = Front.before((client, connection) -> {
            if (connection == 1) {
                client.settings().await(HEADERS);
                client.goAway(0, ErrorCode.NO_ERROR).awaitEnd();
            } else {
                answerAll(client, "ok");
            }
        })) {
            var client = front.wire().client();
            client.send(GET.replace("GET", method)).readUntil("ok");
            assertThat(front.server().connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("S-14 a refused stream is opened once more, and not for ever")
    void refused() {
        var refusals = new LinkedBlockingQueue<>(List.of(1, 2, 3));
        try (var front = Front.before((client, connection) -> {
            client.settings();
            try {
                while (true) {
                    var head = client.await(HEADERS);
                    if (refusals.poll() == null) {
                        client.headers(head.stream(), false, ":status: 200").data(head.stream(), true, "ok");
                    } else {
                        client.reset(head.stream(), ErrorCode.REFUSED_STREAM);
                    }
                }
            } catch (UncheckedIOException e) {
                // The proxy has ended the connection.
            }
        })) {
            var client = front.wire().client();
            assertThat(client.send(GET).readHead()).startsWith("HTTP/1.1 502 ");
            client.read("Bad Gateway".length());
            client.send(GET).readUntil("ok");
        }
    }

    @Test
    @DisplayName("S-14 a request that a server may have seen is not sent again")
    void seen() {
        try (var front = Front.before((client, connection) -> {
            client.settings().await(HEADERS);
            client.goAway(1, ErrorCode.NO_ERROR);
        })) {
            assertThat(front.wire().client().send(GET.replace("GET", "POST")).readHead())
                    .startsWith("HTTP/1.1 502 ");
            assertThat(front.server().connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S-14 a server gets no more streams at a time than it allows; the rest go on another connection")
    void concurrency() throws Exception {
        var ready = new CountDownLatch(1);
        var heads = new CountDownLatch(4);
        try (var front = Front.before((client, connection) -> {
            var streams = new ArrayList<Integer>();
            client.settings(MOST_STREAMS, 2).await(frame -> {
                if (frame.is(HEADERS)) {
                    streams.add(frame.stream());
                }
                return frame.is(SETTINGS) && frame.flags() == 1;
            });
            ready.countDown();
            while (streams.size() < 2) {
                streams.add(client.await(HEADERS).stream());
            }
            heads.countDown();
            heads.countDown();
            assertThat(heads.await(10, TimeUnit.SECONDS)).isTrue();
            streams.forEach(
                    stream -> client.headers(stream, false, ":status: 200").data(stream, true, "ok"));
            client.awaitEnd();
        })) {
            var first = front.wire().client().send(GET);
            assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
            var others = Stream.generate(() -> front.wire().client().send(GET))
                    .limit(3)
                    .toList();
            first.readUntil("ok");
            others.forEach(client -> client.readUntil("ok"));
            assertThat(front.server().connections()).isEqualTo(2);
            first.close();
            others.forEach(RawPeer::close);
            front.transport().close();
        }
    }

    private static Stream<Named<Consumer<FramePeer>>> floods() {
        return Stream.of(
                Named.of("PING", peer -> repeat(20_000, () -> peer.ping(1))),
                Named.of("SETTINGS", peer -> repeat(20_000, peer::settings)),
                Named.of("empty DATA", peer -> repeat(20_000, () -> peer.data(1, false, ""))),
                Named.of("unknown frames", peer -> repeat(20_000, () -> peer.frame(99, 0, 0, new byte[0]))),
                Named.of("WINDOW_UPDATE of zero", peer -> repeat(20_000, () -> peer.windowUpdate(0, 0))),
                Named.of("PUSH_PROMISE", peer -> peer.frame(5, 4, 1, new byte[] {0, 0, 0, 2})),
                Named.of("a window that overflows", peer -> peer.windowUpdate(0, Integer.MAX_VALUE)),
                Named.of("bytes that are no frame", peer -> peer.raw(new byte[] {127, 0, 0, 0, 0, 0, 0, 0, 1})),
                Named.of("a header list without end", Http2ServersTest::endlessFields));
    }

    @ParameterizedTest(name = "S-14 a hostile server loses its connection, and its client gets 502: {0}")
    @MethodSource("floods")
    void hostile(Consumer<FramePeer> flood) throws Exception {
        var ended = new SynchronousQueue<Boolean>();
        try (var front = Front.before((client, connection) -> {
            if (connection > 1) {
                answerAll(client, "ok");
                return;
            }
            client.settings().await(HEADERS);
            try {
                flood.accept(client);
                client.awaitEnd();
            } catch (UncheckedIOException e) {
                // The proxy has ended the connection before all was sent.
            }
            ended.put(true);
        })) {
            var client = front.wire().client().send(GET);
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ");
            client.read("Bad Gateway".length());
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isTrue();
            client.send(GET).readUntil("ok");
        }
    }

    private static void endlessFields(FramePeer peer) {
        peer.frame(HEADERS, 0, 1, FramePeer.block(":status: 200"));
        repeat(1000, () -> peer.frame(9, 0, 1, FramePeer.block("a: " + "b".repeat(16_000))));
    }

    private static void repeat(int times, Runnable action) {
        for (var i = 0; i < times; i++) {
            action.run();
        }
    }

    @Test
    @DisplayName("B-07 nine interim answers on a stream become 502, eight do not")
    void interim() {
        for (var count : List.of(8, 9)) {
            try (var front = Front.before((client, connection) -> {
                client.settings();
                client.await(HEADERS);
                client.hold();
                repeat(count, () -> client.headers(1, false, ":status: 103", "link: a"));
                client.headers(1, true, ":status: 200").release().awaitEnd();
            })) {
                var client = front.wire().client().send(GET);
                var head = client.readHead();
                while (head.startsWith("HTTP/1.1 103")) {
                    head = client.readHead();
                }
                assertThat(head).startsWith(count == 8 ? "HTTP/1.1 200 " : "HTTP/1.1 502 ");
                client.close();
                front.transport().close();
            }
        }
    }

    @ParameterizedTest(name = "B-07 the bounds of an answer''s head are those of the options on streams, too: {0}")
    @CsvSource({
        "maxHeaderFields, 9, 502",
        "maxHeaderFields, 11, 200",
        "maxHeaderBytes, 300, 502",
        "maxHeaderBytes, 2000, 200"
    })
    void limits(String option, int value, String status) {
        var server = FrameServer.playing((client, connection) -> {
            client.settings().await(HEADERS);
            var fields = Stream.concat(
                    Stream.of(":status: 200"), Stream.generate(() -> "a: b").limit(10));
            client.headers(1, true, fields.toArray(String[]::new));
            client.awaitEnd();
        });
        try (var front = Front.before(server, Map.of("limits", Map.of(option, value)))) {
            assertThat(front.wire().client().send(GET).readHead()).startsWith("HTTP/1.1 " + status);
            front.transport().close();
        }
    }

    @Test
    @DisplayName("B-05 a client that goes resets its stream, while others go on")
    void clientGone() {
        try (var front = Front.before((client, connection) -> {
            client.settings().await(HEADERS);
            client.await(HEADERS);
            var reset = client.await(3);
            assertThat(reset.error()).isEqualTo(ErrorCode.CANCEL);
            var other = reset.stream() == 1 ? 3 : 1;
            client.headers(other, false, ":status: 200").data(other, true, "ok").awaitEnd();
        })) {
            var stays = front.wire().client().send(GET);
            front.wire().client().send(GET).reset();
            stays.readUntil("ok");
            stays.close();
            front.transport().close();
        }
    }

    @Test
    @DisplayName("B-05 an answer that a server resets is broken off to the client")
    void reset() {
        var seen = new CountDownLatch(1);
        try (var front = Front.before((client, connection) -> {
            client.settings().await(HEADERS);
            client.headers(1, false, ":status: 200").data(1, false, "hello");
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset(1, ErrorCode.INTERNAL_ERROR).awaitEnd();
        })) {
            var client = front.wire().client().send(GET);
            client.readUntil("hello");
            seen.countDown();
            assertThat(client.readAll()).doesNotContain("0\r\n");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("F-13 an answer that is complete arrives, though the server resets the rest of the request")
    void early() {
        try (var front = Front.before((client, connection) -> {
            client.settings().await(HEADERS);
            client.hold()
                    .headers(1, false, ":status: 413", "content-length: 5")
                    .data(1, true, "large")
                    .reset(1, ErrorCode.NO_ERROR)
                    .release()
                    .awaitEnd();
        })) {
            var client = front.wire().client();
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nbegin");
            assertThat(client.readUntil("large")).startsWith("HTTP/1.1 413 ");
            client.close();
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-14 a server that answers no ping loses its connection")
    void silent() {
        var options = Map.of("forwardingTimeouts", Map.of("readIdleTimeout", "300ms", "pingTimeout", "300ms"));
        var server = FrameServer.playing((client, connection) -> {
            client.settings().await(HEADERS);
            client.await(PING);
            client.awaitEnd();
        });
        try (var front = Front.before(server, options)) {
            assertThat(front.wire().client().send(GET).readHead()).startsWith("HTTP/1.1 502 ");
        }
    }

    @Test
    @DisplayName("B-06 a head that does not come in time is a 504, and its stream is reset")
    void late() {
        var options = Map.of("forwardingTimeouts", Map.of("responseHeaderTimeout", "300ms"));
        var server = FrameServer.playing((client, connection) -> {
            client.settings().await(HEADERS);
            assertThat(client.await(3).error()).isEqualTo(ErrorCode.CANCEL);
            client.awaitEnd();
        });
        try (var front = Front.before(server, options)) {
            var client = front.wire().client().send(GET);
            assertThat(client.readHead()).startsWith("HTTP/1.1 504 ");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-15 both directions of a call flow at once, with trailers at the end, from HTTP/2 to HTTP/2")
    void duplex() {
        try (var front = Front.before((peer, connection) -> {
                    peer.settings().await(HEADERS);
                    peer.headers(1, false, ":status: 200", "content-type: application/grpc");
                    for (var i = 0; i < 3; i++) {
                        var data = peer.await(0);
                        peer.data(1, false, data.text());
                    }
                    peer.await(frame -> frame.is(0) && frame.ends());
                    peer.headers(1, true, "grpc-status: 0", "grpc-message: fine")
                            .awaitEnd();
                });
                var client = FramePeer.client(front.wire().port())) {
            client.post(1, "/a.B/c", "content-type: application/grpc", "te: trailers", "grpc-timeout: 9S");
            assertThat(client.head(1)).startsWith(":status: 200\n");
            for (var text : List.of("one", "two", "three")) {
                client.data(1, false, text);
                assertThat(client.on(1).text()).isEqualTo(text);
            }
            client.data(1, true, "");
            assertThat(client.head(1)).isEqualTo("grpc-status: 0\ngrpc-message: fine\n");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-15 a call that a client cancels is cancelled at the server, and the reverse")
    void cancelled() throws Exception {
        var asked = new CountDownLatch(1);
        try (var front = Front.before((peer, connection) -> {
                    peer.settings().await(HEADERS);
                    asked.countDown();
                    assertThat(peer.await(3).error()).isEqualTo(ErrorCode.CANCEL);
                    peer.await(HEADERS);
                    peer.reset(3, ErrorCode.CANCEL).awaitEnd();
                });
                var client = FramePeer.client(front.wire().port())) {
            client.post(1, "/a.B/c", "content-type: application/grpc", "te: trailers");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset(1, ErrorCode.CANCEL);
            client.post(3, "/a.B/c", "content-type: application/grpc", "te: trailers");
            assertThat(client.head(3)).contains("grpc-status: 14\n");
            front.transport().close();
        }
    }

    @Test
    @DisplayName("S-15 a message larger than the windows arrives whole, in both directions")
    void large() {
        var size = 3_000_000;
        try (var back = Wire.to(request -> {
                    var response = Response.of(200);
                    response.body(new Echo(request.body()));
                    return response;
                });
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var front = Wire.to(transport.server(
                        ServerOwner.OPERATOR, URI.create("h2c://127.0.0.1:" + back.port()), true, false))) {
            var client = front.client();
            var sender = Thread.ofVirtual()
                    .start(() -> client.send(
                            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size)));
            client.readHead();
            assertThat(client.read(1)).isNotEmpty();
            assertThat(client.skip(size - 1)).isEqualTo(size - 1);
            sender.interrupt();
        }
    }

    /// A body of known length whose bytes are those of another.
    private record Echo(Body source) implements Body {

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return source.read(target, offset, length);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    @ParameterizedTest(name = "B-02 what TLS agrees on is spoken, and disableHTTP2 forbids h2: {0}")
    @ValueSource(booleans = {false, true})
    void negotiated(boolean disabled) {
        var root = TestPki.authority("root");
        var server = FrameServer.encrypted(
                root.server("127.0.0.1").context(root), (client, connection) -> answerAll(client, "ok"));
        var options = Map.of("rootCAs", List.of(root.certificatesPem()), "disableHTTP2", disabled);
        try (var front = Front.before(server, options)) {
            for (var i = 0; i < 2; i++) {
                var client = front.wire().client().send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                assertThat(client.readAll()).startsWith(disabled ? "HTTP/1.1 502 " : "HTTP/1.1 200 ");
            }
            assertThat(front.server().connections()).isEqualTo(disabled ? 2 : 1);
            front.transport().close();
        }
    }
}
