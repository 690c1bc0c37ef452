package io.fairlead.core.entrypoint;

import static io.fairlead.core.entrypoint.Front.GET;
import static io.fairlead.core.entrypoint.Front.answerAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.tls.TestPki;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests and answers on streams to a server.
class Http2ServersTest {

    private static final int HEADERS = 1;

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

    @Test
    @DisplayName("B-07 nine interim answers on a stream become 502, eight do not")
    void interim() {
        for (var count : List.of(8, 9)) {
            try (var front = Front.before((client, connection) -> {
                client.settings();
                client.await(HEADERS);
                client.hold();
                for (var i = 0; i < count; i++) {
                    client.headers(1, false, ":status: 103", "link: a");
                }
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
