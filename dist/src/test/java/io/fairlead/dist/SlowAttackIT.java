package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks by clients who are slow, who do not read, or who go, on the archive, beside honest ones who must not notice.
class SlowAttackIT {

    private static final String TIMEOUTS = "--entryPoints.web.transport.respondingTimeouts.";
    private static final String HEAD = "POST /slow HTTP/1.1\r\nHost: slow.example.com\r\n";
    private static final int CLIENTS = 150;
    private static final int STORM = 3_000;

    @RegisterExtension
    private static final Besieged BESIEGED = new Besieged(() -> Siege.begin(
            "slow: {rule: \"Host(`slow.example.com`)\", service: one}",
            "",
            "",
            TIMEOUTS + "firstByteTimeout=2s",
            TIMEOUTS + "headTimeout=2s",
            TIMEOUTS + "bodyStallTimeout=2s",
            TIMEOUTS + "readTimeout=5s",
            TIMEOUTS + "writeStallTimeout=2s"));

    @ParameterizedTest(name = "R-03 clients stop after \"{0}\", and their connections end")
    @ValueSource(
            strings = {
                "",
                "P",
                "POST /slow HTTP/1.1\r\nHost: slow.exam",
                HEAD + "Content-Length: 10\r\n\r\nabc",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: ",
                "PRI * HTTP/2.0\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001"
            })
    void stops(String beginning) throws Exception {
        inParallel(CLIENTS, () -> {
            try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
                exchange.write(beginning);
                exchange.rest();
            }
        });
    }

    @Test
    @DisplayName("R-03 clients who send a head or a body byte by byte do not live longer for it")
    void dribbles() throws Exception {
        for (var beginning : List.of("GET /slow HTTP/1.1\r\nX: ", HEAD + "Content-Length: 1000000\r\n\r\n")) {
            inParallel(CLIENTS, () -> {
                try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
                    exchange.write(beginning);
                    while (true) {
                        exchange.write("x");
                        Thread.sleep(200);
                    }
                } catch (IOException _) {
                    // ended by the proxy, as it must be
                }
            });
        }
    }

    @Test
    @DisplayName("R-03, R-05, B-05 clients who do not read, who close one side or all, cost nothing in the end")
    void readersThatDoNot() throws Exception {
        var big = "GET /bytes/50000000 HTTP/1.1\r\nHost: slow.example.com\r\n\r\n";
        var held = new ArrayList<Socket>();
        try {
            for (var i = 0; i < CLIENTS; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), BESIEGED.siege().port());
                held.add(socket);
                socket.getOutputStream().write(big.getBytes(StandardCharsets.ISO_8859_1));
                if (i % 3 == 1) {
                    socket.shutdownOutput();
                }
            }
            BESIEGED.siege().unharmed();
        } finally {
            for (var socket : held) {
                socket.setSoLinger(held.indexOf(socket) % 2 == 0, 0);
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("R-01, R-02, B-05 a storm of connections that are closed or reset in every phase passes")
    void storm() throws Exception {
        var phases =
                List.of("", "GET ", HEAD, HEAD + "Content-Length: 10\r\n\r\nabc", HEAD + "Content-Length: 0\r\n\r\n");
        inParallel(STORM, () -> {
            try (var socket = new Socket(
                    InetAddress.getLoopbackAddress(), BESIEGED.siege().port())) {
                var number = System.nanoTime();
                socket.getOutputStream().write(phases.get((int) (number % 5)).getBytes(StandardCharsets.ISO_8859_1));
                socket.setSoLinger(number % 2 == 0, 0);
            } catch (IOException _) {
                // the backlog may be full
            }
        });
        assertThat(BESIEGED.siege().fairlead().get("slow.example.com", "/after").status())
                .isEqualTo(200);
    }

    /// Something that many clients do at the same time.
    @FunctionalInterface
    private interface Attack {
        void run() throws Exception;
    }

    private static void inParallel(int times, Attack attack) throws Exception {
        try (var executor = Executors.newFixedThreadPool(200, Thread.ofVirtual().factory())) {
            var running = IntStream.range(0, times)
                    .mapToObj(_ -> executor.submit(() -> {
                        attack.run();
                        return true;
                    }))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
    }
}
