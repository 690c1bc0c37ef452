package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.Front.GET;
import static io.fairlead.core.entrypoint.Front.answerAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that take no more streams, take none, or attack.
class UnrulyHttp2ServersTest {

    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int HEADERS = 1;
    private static final int PING = 6;
    private static final int MOST_STREAMS = 3;

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
    @DisplayName("S-14 a refused stream is opened on another connection, also where the first can carry more")
    void refusedByOne() {
        try (var front = Front.before((client, connection) -> {
            if (connection > 1) {
                answerAll(client, "ok");
            } else {
                refuseAll(client);
            }
        })) {
            front.wire().client().send(GET).readUntil("ok");
            assertThat(front.server().connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("S-14 a server that refuses every stream gets a second connection, not one for each request")
    void refusedByAll() {
        try (var front = Front.before((client, connection) -> refuseAll(client))) {
            var client = front.wire().client();
            for (var i = 0; i < 20; i++) {
                client.send(GET).readUntil("\r\n\r\nBad Gateway");
            }
            assertThat(front.server().connections()).isEqualTo(2);
        }
    }

    private static void refuseAll(FramePeer client) {
        client.settings();
        try {
            while (true) {
                client.reset(client.await(HEADERS).stream(), ErrorCode.REFUSED_STREAM);
            }
        } catch (UncheckedIOException e) {
            // The proxy has ended the connection.
        }
    }

    @ParameterizedTest(name = "S-14 content before the head of an answer is a 502: after {0}")
    @ValueSource(strings = {"", ":status: 103"})
    void contentFirst(String interim) {
        try (var front = Front.before((client, connection) -> {
            client.settings().await(HEADERS);
            if (!interim.isEmpty()) {
                client.headers(1, false, interim);
            }
            client.data(1, true, "early");
            assertThat(client.await(RST_STREAM).error()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            client.await(HEADERS);
            client.headers(3, false, ":status: 200").data(3, true, "ok").awaitEnd();
        })) {
            var client = front.wire().client().send(GET);
            client.readUntil("HTTP/1.1 502 Bad Gateway\r\n");
            client.readUntil("\r\n\r\nBad Gateway");
            client.send(GET).readUntil("ok");
            front.transport().close();
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
                Named.of("a header list without end", UnrulyHttp2ServersTest::endlessFields));
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
}
