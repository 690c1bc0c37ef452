package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.FramePeer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/2 clients in front of an HTTP/1.1 server.
class Http2ForwardingTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int RST_STREAM = 3;
    private static final int DATA = 0;

    @Test
    @DisplayName("S-02 a request becomes the HTTP/1.1 message that its fields say")
    void toHttp1() {
        try (var proxied = Proxied.before(RawServer.answering(OK));
                var client = FramePeer.client(proxied.wire().port())) {
            client.headers(
                    1,
                    true,
                    ":method: GET",
                    ":scheme: http",
                    ":path: /a?b=c",
                    ":authority: shop.test",
                    "x-one: 1",
                    "te: trailers",
                    "cookie: a=1",
                    "cookie: b=2");
            assertThat(client.head(1)).startsWith(":status: 200\n").contains("content-length: 2\n");
            assertThat(client.content(1)).isEqualTo("ok");
            var heard = proxied.server().heard().getFirst();
            assertThat(heard)
                    .startsWith("GET /a?b=c HTTP/1.1\r\nHost: shop.test\r\n")
                    .contains(
                            "x-one: 1\r\n",
                            "cookie: a=1; b=2\r\n",
                            "TE: trailers\r\n",
                            "X-Forwarded-For: 127.0.0.1\r\n")
                    .doesNotContain("Transfer-Encoding", "Content-Length");
        }
    }

    @ParameterizedTest(name = "an upload with content-length: {0} arrives whole")
    @ValueSource(booleans = {true, false})
    void upload(boolean announced) {
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            peer.skip(200_000);
            if (!announced) {
                peer.readUntil("\r\n0\r\n\r\n");
            }
            peer.send(OK);
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/", announced ? new String[] {"content-length: 200000"} : new String[0]);
            client.upload(1, "x".repeat(200_000), 65_536);
            assertThat(client.content(1)).isEqualTo("ok");
        }
    }

    @ParameterizedTest(
            name = "S-04 announced {0}, sent {1}: the stream is reset, and no byte is lost for the next request")
    @CsvSource({"10, 3", "3, 4", "0, 1", "5, 0"})
    void lengthMismatch(int announced, int sent) {
        var server = RawServer.playing((peer, connection) -> {
            while (true) {
                var head = peer.readHead();
                if (head.startsWith("POST")) {
                    peer.read(announced);
                }
                peer.send(OK);
            }
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/first", "content-length: " + announced).data(1, true, "x".repeat(sent));
            assertThat(client.await(frame -> frame.is(RST_STREAM)).error()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            client.get(3, "/second");
            assertThat(client.head(3)).startsWith(":status: 200\n");
            assertThat(client.content(3)).isEqualTo("ok");
            var heard = proxied.server().heard();
            // on the same connection if the first request was complete and answered before the reset
            assertThat(heard.getLast()).containsPattern("(^|\r\n\r\n)GET /second HTTP/1\\.1\r\n");
        }
    }

    @Test
    @DisplayName("S-04 an announced body that never begins is refused before routing")
    void announcedAndEnded() {
        try (var proxied = Proxied.before(RawServer.answering(OK));
                var client = FramePeer.client(proxied.wire().port())) {
            client.headers(1, true, ":method: POST", ":scheme: http", ":path: /", ":authority: a", "content-length: 5");
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            assertThat(proxied.wire().seen()).isEmpty();
        }
    }

    @ParameterizedTest(name = "B-05 a server that breaks off resets the stream: {0}")
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void serverBreaksOff(String answer) {
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            peer.send(answer);
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.get(1, "/");
            assertThat(client.head(1)).startsWith(":status: 200\n");
            assertThat(client.await(frame -> !frame.is(DATA) && frame.stream() == 1))
                    .satisfies(frame -> assertThat(frame.error()).isEqualTo(ErrorCode.INTERNAL_ERROR));
        }
    }

    @Test
    @DisplayName("B-05 a client that resets its stream cancels what the server does for it")
    void clientResets() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            asked.countDown();
            peer.readAll();
            left.countDown();
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.get(1, "/");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset(1, ErrorCode.CANCEL);
            assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest(name = "F-17 trailers reach a client that wants them: {0}")
    @ValueSource(booleans = {true, false})
    void trailers(boolean wanted) {
        var answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 7\r\n\r\n";
        try (var proxied = Proxied.before(RawServer.answering(answer));
                var client = FramePeer.client(proxied.wire().port())) {
            client.headers(
                    1,
                    true,
                    ":method: GET",
                    ":scheme: http",
                    ":path: /",
                    ":authority: a",
                    wanted ? "te: trailers" : "x-te: none");
            client.head(1);
            assertThat(client.on(1).text()).isEqualTo("ok");
            var last = client.on(1);
            assertThat(last.ends()).isTrue();
            assertThat(last.is(DATA) ? "" : client.fields(last)).isEqualTo(wanted ? "x-sum: 7\n" : "");
        }
    }

    @Test
    @DisplayName("F-17 trailers of a request reach the server")
    void requestTrailers() {
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            peer.readUntil("x-sum: 7\r\n\r\n");
            peer.send(OK);
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/").data(1, false, "abc").headers(1, true, "x-sum: 7");
            assertThat(client.content(1)).isEqualTo("ok");
        }
    }

    @ParameterizedTest(name = "F-17 forbidden in trailers: {0}")
    @ValueSource(
            strings = {
                "content-length: 3",
                "host: a",
                "authorization: b",
                "x-forwarded-for: 1.2.3.4",
                "cookie: a=b",
                ":path: /x",
                "transfer-encoding: chunked"
            })
    void forbiddenTrailers(String field) {
        try (var proxied = Proxied.before(RawServer.listening());
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/").data(1, false, "abc").headers(1, true, field);
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    @DisplayName("F-14 100 and 103 reach the client before the answer, and the body only when asked for")
    void interim() {
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
            peer.read(3);
            peer.send(OK);
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/", "content-length: 3", "expect: 100-continue");
            assertThat(client.head(1)).isEqualTo(":status: 103\nlink: </a>\n");
            assertThat(client.head(1)).isEqualTo(":status: 100\n");
            client.data(1, true, "abc");
            assertThat(client.head(1)).startsWith(":status: 200\n");
        }
    }

    @Test
    @DisplayName("an answer that comes before the body has ended is whole, and the rest is not wanted")
    void earlyAnswer() {
        var server = RawServer.playing((peer, connection) -> {
            peer.readHead();
            peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
        });
        try (var proxied = Proxied.before(server);
                var client = FramePeer.client(proxied.wire().port())) {
            client.post(1, "/", "content-length: 1000000").data(1, false, "abc");
            assertThat(client.head(1)).startsWith(":status: 413\n");
            assertThat(client.on(1).text()).isEqualTo("no");
            assertThat(client.resetOf(1)).isEqualTo(ErrorCode.NO_ERROR);
        }
    }

    @ParameterizedTest(name = "F-19 {0} with {1} has no body")
    @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
    void noBody(String method, int status) {
        var answer = "HTTP/1.1 " + status + " X\r\n" + (status == 204 ? "" : "Content-Length: 5\r\n") + "\r\n";
        try (var proxied = Proxied.before(RawServer.answering(answer));
                var client = FramePeer.client(proxied.wire().port())) {
            client.headers(1, true, ":method: " + method, ":scheme: http", ":path: /", ":authority: a");
            var frame = client.on(1);
            assertThat(frame.ends()).isTrue();
            assertThat(client.fields(frame)).startsWith(":status: " + status + "\n");
            assertThat(frame.is(1)).isTrue();
        }
    }
}
