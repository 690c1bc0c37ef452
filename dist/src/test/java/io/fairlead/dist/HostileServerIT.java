package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Attacks by a server, and through one, on the archive, beside honest clients who must not notice.
class HostileServerIT {

    private static final String HOST = "Host: hostile.example.com\r\n";
    private static final String GET = "GET /hostile HTTP/1.1\r\n" + HOST + "\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final AtomicInteger SMUGGLED = new AtomicInteger();

    private static volatile String answer = OK;
    private static ServerSocket hostile;

    @RegisterExtension
    private static final Besieged BESIEGED = new Besieged(HostileServerIT::begin);

    private static Siege begin() throws Exception {
        hostile = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(HostileServerIT::accept);
        return Siege.begin(
                "hostile: {rule: \"Host(`hostile.example.com`)\", service: hostile}",
                "",
                "hostile: {loadBalancer: {servers: [{url: \"http://127.0.0.1:" + hostile.getLocalPort() + "\"}]}}");
    }

    @AfterAll
    static void end() throws Exception {
        hostile.close();
    }

    @AfterEach
    void answersWellAgain() {
        answer = OK;
    }

    @Test
    @DisplayName(
            "F-18, F-19, B-07, U-03 no answer of a server is taken for what it is not, and the next client gets its own")
    void answers() throws IOException {
        for (var bad : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nokk",
                "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX : y\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX: a\u0000b\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(600) + "Content-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX: " + "y".repeat(300_000) + "\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(20) + OK,
                "")) {
            answer = bad;
            assertThat(send().status()).as(bad).isEqualTo(502);
            answer = OK;
            assertThat(send().body()).as("after %s", bad).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("B-01, F-18 a second answer that nobody asked for reaches nobody")
    void strayAnswers() throws IOException {
        answer = OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
        for (var i = 0; i < 20; i++) {
            assertThat(send().body()).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("U-01, U-02, U-04, U-05 what comes behind an upgrade that is refused, or a CONNECT, reaches no server")
    void refusedUpgrades() throws IOException {
        for (var upgrade : List.of("websocket", "h2c", "h2c, websocket", "foo")) {
            try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
                exchange.write("GET /hostile HTTP/1.1\r\n" + HOST + "Connection: Upgrade\r\nUpgrade: " + upgrade
                        + "\r\n\r\nSMUGGLED / HTTP/1.1\r\n" + HOST + "X: \u0000\r\n\r\n");
                assertThat(exchange.head()).startsWith("HTTP/1.1 200 ");
                exchange.rest();
            }
        }
        var connect = "CONNECT hostile.example.com:80 HTTP/1.1\r\n" + HOST + "\r\nSMUGGLED / HTTP/1.1\r\n\r\n";
        assertThat(Answer.of(BESIEGED.siege().port(), connect).status()).isEqualTo(501);
        assertThat(SMUGGLED).hasValue(0);
    }

    private static Answer send() throws IOException {
        try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
            return exchange.send(GET);
        }
    }

    private static void accept() {
        while (true) {
            try {
                var exchange = Exchange.on(hostile.accept());
                Thread.ofVirtual().start(() -> serve(exchange));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void serve(Exchange exchange) {
        try (exchange) {
            while (true) {
                if (exchange.head().startsWith("SMUGGLED")) {
                    SMUGGLED.incrementAndGet();
                }
                exchange.write(answer);
                if (answer.isEmpty()) {
                    return;
                }
            }
        } catch (IOException _) {
            // the proxy has gone
        }
    }
}
