package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {

    private static final int PIECE = 64 << 10;
    private static final int PIECES = 1024;
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static void sendAll(RawPeer peer, int pieces) {
        var piece = "x".repeat(PIECE);
        for (var i = 0; i < pieces; i++) {
            peer.send(piece);
        }
    }

    @Test
    @DisplayName(
            "R-05 a download streams: the first bytes arrive before the last are sent, and a slow reader holds the server back")
    void download() {
        var sent = new CompletableFuture<Void>();
        var goOn = new CountDownLatch(1);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: " + (long) PIECE * PIECES + "\r\n\r\n");
                    sendAll(client, 1);
                    goOn.await(10, TimeUnit.SECONDS);
                    sendAll(client, PIECES - 1);
                    sent.complete(null);
                    client.readAll();
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            client.readHead();
            assertThat(client.skip(PIECE)).isEqualTo(PIECE);
            goOn.countDown();
            assertThat(sent).as("64 MiB fit into no buffer on the way").isNotDone();
            assertThat(client.skip((long) PIECE * (PIECES - 1))).isEqualTo((long) PIECE * (PIECES - 1));
            client.send(GET.replace("GET /", "GET /next"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("R-05 an upload streams, and the server gets every byte")
    void upload() {
        var got = new CompletableFuture<Long>();
        var started = new CountDownLatch(1);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.skip(PIECE);
                    started.countDown();
                    got.complete(PIECE + client.skip((long) PIECE * (PIECES - 1)));
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + (long) PIECE * PIECES + "\r\n\r\n");
            sendAll(client, 1);
            assertThat(started.await(10, TimeUnit.SECONDS))
                    .as("the first bytes arrive before the last")
                    .isTrue();
            sendAll(client, PIECES - 1);
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ").doesNotContain("close");
            assertThat(got).isCompletedWithValue((long) PIECE * PIECES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("an answer's head arrives before its body begins")
    void headFirst() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
                    client.readAll();
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            assertThat(client.readHead()).contains("text/event-stream").contains("\r\nTransfer-Encoding: chunked\r\n");
            server.sendToAll("data: 1\n\n");
            assertThat(client.readUntil("data: 1\n\n\r\n")).isEqualTo("9\r\ndata: 1\n\n\r\n");
        }
    }

    @Test
    @DisplayName("an answer that ends with its connection becomes chunks, and the connection is not used again")
    void untilClose() {
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\n\r\nbody");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            for (var i = 1; i <= 2; i++) {
                client.send(GET);
                assertThat(client.readHead()).contains("\r\nTransfer-Encoding: chunked\r\n");
                assertThat(client.readUntil("0\r\n\r\n")).isEqualTo("4\r\nbody\r\n0\r\n\r\n");
                assertThat(server.connections()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("an HTTP/1.0 client gets no chunks: what has no length ends with the connection")
    @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
    void oldClientUnknownLength(String fields) {
        try (var server = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\nX: y\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.0\r\n" + fields + "\r\n");
            assertThat(client.readAll())
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .contains("\r\nConnection: close\r\n")
                    .doesNotContain("Transfer-Encoding")
                    .endsWith("\r\n\r\nbody");
        }
    }

    @Test
    @DisplayName("an HTTP/1.0 client that asks for it keeps its connection")
    void oldClientKeepAlive() {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
            assertThat(client.readHead()).contains("\r\nConnection: keep-alive\r\n");
            assertThat(client.read(2)).isEqualTo("ok");
            client.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(client.readAll()).contains("\r\nConnection: close\r\n").endsWith("\r\n\r\nok");
        }
    }

    @ParameterizedTest
    @DisplayName("a server's connection is kept only if both sides can")
    @CsvSource({"HTTP/1.1,'',1", "HTTP/1.1,close,2", "HTTP/1.0,'',2", "HTTP/1.0,keep-alive,1", "HTTP/1.1,'x, Close',2"})
    void serverKeepAlive(String version, String option, int connections) {
        var answer = version + " 200 OK\r\nContent-Length: 2\r\n"
                + (option.isEmpty() ? "" : "Connection: " + option + "\r\n");
        try (var server = RawServer.answering(answer + "\r\nok");
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            for (var i = 0; i < 2; i++) {
                client.send(GET);
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("close");
                client.read(2);
            }
            assertThat(server.connections()).isEqualTo(connections);
        }
    }

    @Test
    @DisplayName("interim answers pass, a server's 100 that nobody waits for does not")
    void interim() {
        try (var server =
                        RawServer.answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"
                                + "HTTP/1.1 103 Early Hints\r\nLink: <b>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
                var proxied = Proxied.before(server);
                var client = proxied.client();
                var old = proxied.client()) {
            client.send(GET);
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: <b>\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 204 No Content\r\n");
            old.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(old.readAll()).startsWith("HTTP/1.0 204 ").doesNotContain("103");
        }
    }

    @Test
    @DisplayName("B-05 a client that breaks off its upload ends it at the server without an end")
    void brokenUpload() {
        var heard = new CompletableFuture<String>();
        try (var server = RawServer.playing((client, connection) -> heard.complete(client.readAll()));
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5\r\nab")
                    .endWrite();
            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
            assertThat(heard.join()).contains("abc").doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName(
            "B-04 a server that dies in the middle of an upload is answered with 502 at once, though the client waits")
    void serverDiesDuringUpload() {
        try (var server = RawServer.playing((client, connection) -> client.readUntil("abc"));
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(client.readHead()).startsWith("HTTP/1.1 502 ").contains("\r\nConnection: close\r\n");
            assertThat(client.read(11)).isEqualTo("Bad Gateway");
        }
    }

    @Test
    @DisplayName("R-05 a server that does not read holds the client back")
    void uploadHeldBack() {
        var sent = new CompletableFuture<Void>();
        var goOn = new CountDownLatch(1);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                    client.skip((long) PIECE * PIECES);
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + (long) PIECE * PIECES + "\r\n\r\n");
            sendAll(client, 1);
            Thread.ofVirtual().start(() -> {
                sendAll(client, PIECES - 1);
                sent.complete(null);
            });
            awaitConnection(server);
            assertThat(sent).as("64 MiB fit into no buffer on the way").isNotDone();
            goOn.countDown();
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(sent.join()).isNull();
        }
    }

    private static void awaitConnection(RawServer server) {
        while (server.heard().stream().allMatch(String::isEmpty)) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @DisplayName("each event arrives while the next has not been made, however the server frames them")
    @ValueSource(strings = {"Content-Length: 30\r\n", "Transfer-Encoding: chunked\r\n", ""})
    void events(String framing) {
        var received = new Semaphore(0);
        try (var server = RawServer.playing((client, connection) -> {
                    client.readHead();
                    client.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + framing + "\r\n");
                    for (var i = 1; i <= 3; i++) {
                        var event = "data: 00" + i + "\n";
                        client.send(framing.startsWith("Transfer") ? "a\r\n" + event + "\r\n" : event);
                        assertThat(received.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                    }
                    client.send(framing.startsWith("Transfer") ? "0\r\n\r\n" : "");
                });
                var proxied = Proxied.before(server);
                var client = proxied.client()) {
            client.send(GET);
            client.readHead();
            for (var i = 1; i <= 3; i++) {
                assertThat(client.readUntil("data: 00" + i + "\n")).doesNotContain("00" + (i + 1));
                received.release();
            }
        }
    }
}
