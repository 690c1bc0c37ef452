package io.fairlead.core.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.BodyPace;
import io.fairlead.core.http.BodyRate;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The client's side against a server that sends what it is told.
class Http2ClientTest {

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int PUSH_PROMISE = 5;

    @AutoClose
    private final Link link = Link.open();

    @AutoClose
    private final FramePeer server = link.peer();

    private ClientStream get(String path) throws IOException {
        return link.client().open("GET", Link.request("GET", path), true);
    }

    private ClientStream post(String path) throws IOException {
        return link.client().open("POST", Link.request("POST", path), false);
    }

    private static Body body(Http2Stream stream) {
        return stream.body(new BodyPace(stream.deadline(), 0, 0, BodyRate.ANY), 502, null);
    }

    private static String text(Body body) {
        var text = new StringBuilder();
        var piece = new byte[1000];
        for (int count; (count = body.read(piece, 0, piece.length)) >= 0; ) {
            text.append(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    @Test
    @DisplayName("a request, interim answers, an answer and its trailers")
    void exchange() throws IOException {
        var stream = post("/x?y");
        assertThat(server.head(1)).isEqualTo(":method: POST\n:scheme: http\n:authority: a\n:path: /x?y\n");
        stream.send("abc".getBytes(StandardCharsets.ISO_8859_1), 0, 3, true);
        assertThat(server.content(1)).isEqualTo("abc");
        server.headers(1, false, ":status: 103", "link: b").headers(1, false, ":status: 200", "x: y");
        server.data(1, false, "hel").data(1, false, "lo").headers(1, true, "grpc-status: 0");
        var interim = stream.awaitHead();
        assertThat(interim.status()).isEqualTo(103);
        assertThat(interim.fields().first("link")).contains("b");
        var head = stream.awaitHead();
        assertThat(head.status()).isEqualTo(200);
        var body = body(stream);
        assertThat(text(body)).isEqualTo("hello");
        assertThat(body.trailers().first("grpc-status")).contains("0");
        assertThat(link.client().count()).isZero();
    }

    @Test
    @DisplayName("a complete answer stays whole when the server does not want the rest of the request")
    void earlyAnswer() throws IOException {
        var stream = post("/");
        server.hold()
                .headers(1, false, ":status: 413")
                .data(1, true, "no")
                .reset(1, ErrorCode.NO_ERROR)
                .ping(1)
                .release();
        server.await(FrameType.PING);
        assertThat(stream.awaitHead().status()).isEqualTo(413);
        assertThat(text(body(stream))).isEqualTo("no");
        assertThatThrownBy(() -> stream.send(new byte[1], 0, 1, true)).isInstanceOf(StreamClosed.class);
    }

    @Test
    @DisplayName("S-14 what the server has not seen may be tried elsewhere: REFUSED_STREAM and GOAWAY")
    void unseen() throws IOException {
        var refused = get("/1");
        var seen = get("/3");
        var unseen = get("/5");
        server.reset(1, ErrorCode.REFUSED_STREAM).goAway(3, ErrorCode.NO_ERROR);
        assertThatThrownBy(refused::awaitHead)
                .isInstanceOfSatisfying(
                        StreamClosed.class, e -> assertThat(e.unseen()).isTrue());
        assertThatThrownBy(unseen::awaitHead)
                .isInstanceOfSatisfying(
                        StreamClosed.class, e -> assertThat(e.unseen()).isTrue());
        assertThat(link.client().isLeaving()).isTrue();
        assertThatThrownBy(() -> get("/7"))
                .isInstanceOfSatisfying(
                        StreamClosed.class, e -> assertThat(e.unseen()).isTrue());
        server.headers(3, true, ":status: 204");
        assertThat(seen.awaitHead().status()).isEqualTo(204);
        server.awaitEnd();
    }

    @Test
    @DisplayName("no more streams at a time than the server allows")
    void concurrency() throws IOException {
        server.settings(PeerSettings.MAX_CONCURRENT_STREAMS, 1).ping(1);
        server.await(FrameType.PING);
        get("/");
        assertThat(link.client().isOpen()).isFalse();
        assertThatThrownBy(() -> get("/")).isInstanceOf(StreamClosed.class);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("PUSH_PROMISE", server -> server.frame(PUSH_PROMISE, 4, 1, new byte[4])),
                breach("HEADERS of a stream that we did not open", server -> server.headers(3, true, ":status: 200")),
                breach("HEADERS of a stream of its own", server -> server.headers(2, true, ":status: 200")),
                breach("PING without end", server -> {
                    for (var i = 0; i < 200; i++) {
                        server.ping(i);
                    }
                }),
                breach("a bad header block", server -> server.frame(HEADERS, 5, 1, new byte[] {(byte) 0x80})));
    }

    private static Arguments breach(String what, Consumer<FramePeer> act) {
        return Arguments.of(what, act);
    }

    @ParameterizedTest(name = "S-14 ends the connection and what is on it: {0}")
    @MethodSource("breaches")
    void breach0(String what, Consumer<FramePeer> act) throws IOException {
        var stream = get("/");
        try {
            act.accept(server);
        } catch (UncheckedIOException e) {
            // closed already
        }
        assertThatThrownBy(stream::awaitHead).isInstanceOf(StreamClosed.class);
        assertThat(link.client().isLeaving()).isTrue();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                breach("no status", server -> server.headers(1, true, "x: y")),
                breach("status 101", server -> server.headers(1, false, ":status: 101")),
                breach("status twice", server -> server.headers(1, true, ":status: 200", ":status: 200")),
                breach("interim answer that ends", server -> server.headers(1, true, ":status: 103")),
                breach("connection", server -> server.headers(1, true, ":status: 200", "connection: close")),
                breach("upper case", server -> server.headers(1, true, ":status: 200", "X: y")),
                breach("line feed", server -> server.headers(1, true, ":status: 200", "x: y\nz: 1")),
                breach(
                        "body that does not come",
                        server -> server.headers(1, true, ":status: 200", "content-length: 3")),
                breach("interim answers without end", server -> {
                    for (var i = 0; i < 20; i++) {
                        server.headers(1, false, ":status: 103");
                    }
                }));
    }

    @ParameterizedTest(name = "F-18 ends the stream alone: {0}")
    @MethodSource("malformed")
    void malformed0(String what, Consumer<FramePeer> act) throws IOException {
        var stream = get("/");
        act.accept(server);
        assertThat(server.await(RST_STREAM).stream()).isEqualTo(1);
        assertThatThrownBy(() -> {
                    while (true) {
                        stream.awaitHead();
                    }
                })
                .isInstanceOf(StreamClosed.class);
        var next = get("/");
        server.headers(3, true, ":status: 204");
        assertThat(next.awaitHead().status()).isEqualTo(204);
    }

    @Test
    @DisplayName("F-19 the answer to HEAD has a length and no body")
    void head() throws IOException {
        var stream = link.client().open("HEAD", Link.request("HEAD", "/"), true);
        server.headers(1, true, ":status: 200", "content-length: 5");
        assertThat(stream.awaitHead().framing().length()).isEqualTo(5);
        assertThat(body(stream).length()).isZero();
    }

    @Test
    @DisplayName("an exchange that is abandoned is reset, and its window given back")
    void abandoned() throws IOException {
        var stream = get("/");
        server.headers(1, false, ":status: 200")
                .data(1, false, "x".repeat(16_000))
                .ping(1);
        server.await(FrameType.PING);
        stream.awaitHead();
        stream.finish();
        assertThat(server.await(RST_STREAM).error()).isEqualTo(ErrorCode.CANCEL);
        for (var i = 0; i < 70; i++) {
            server.data(1, false, "x".repeat(16_000));
            if (i % 40 == 39) {
                server.await(FrameType.WINDOW_UPDATE);
            }
        }
        var next = get("/");
        server.headers(3, true, ":status: 204");
        assertThat(next.awaitHead().status()).isEqualTo(204);
    }

    @Test
    @DisplayName("a server that says nothing and does not answer a PING is given up")
    void deadServer() throws IOException {
        try (var silent = Link.keptAlive(Duration.ofMillis(300), Duration.ofMillis(300));
                var peer = silent.peer()) {
            var stream = silent.client().open("GET", Link.request("GET", "/"), true);
            peer.await(FrameType.PING);
            assertThatThrownBy(stream::awaitHead).isInstanceOf(StreamClosed.class);
            peer.awaitEnd();
        }
    }
}
