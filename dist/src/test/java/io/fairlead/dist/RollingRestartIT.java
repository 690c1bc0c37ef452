package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances are replaced one by one, behind clients who look at their readiness as a balancer would.
class RollingRestartIT {

    private static final String REQUEST = "GET /rolling HTTP/1.1\r\nHost: example.com\r\n\r\n";
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int CLIENTS = 3;
    private static final AtomicInteger TURN = new AtomicInteger();

    @TempDir
    private Path folder;

    private final List<Instance> ready = new CopyOnWriteArrayList<>();

    /// @param secure the port that speaks TLS
    private record Instance(FairleadProcess fairlead, int secure) {}

    @Test
    @DisplayName("D-05, S-13 a rolling restart of two instances loses no request, and each ends with 0")
    void losesNothing() throws Exception {
        try (var backEnd = BackEnd.start("one");
                var traffic = new Traffic()) {
            Files.writeString(dynamic(), """
                    http:
                      routers:
                        all: {rule: "PathPrefix(`/`)", service: all}
                      services:
                        all: {loadBalancer: {servers: [{url: "%s"}]}}
                    """.formatted(backEnd.url()));
            ready.add(start());
            ready.add(start());
            for (var i = 0; i < CLIENTS; i++) {
                traffic.add(new Client(), PAUSE);
            }
            for (var i = 0; i < CLIENTS; i++) {
                traffic.add(
                        new Http2Client(
                                () -> ready.get(TURN.getAndIncrement() % 2).secure()),
                        PAUSE);
            }
            for (var i = 0; i < 4; i++) {
                traffic.awaitMore(200);
                replace(ready.getFirst(), traffic);
            }
            traffic.endUnharmed(ready.getFirst().fairlead().log());
        } finally {
            for (var instance : ready) {
                instance.fairlead().close();
            }
        }
    }

    private void replace(Instance instance, Traffic traffic) throws Exception {
        try (var old = instance.fairlead()) {
            ready.add(start());
            old.terminate();
            Await.until(() -> Answer.get(old.internal(), "localhost", "/ping").status() == 503, old::log);
            ready.remove(instance);
            traffic.awaitMore(100);
            assertThat(old.awaitExit()).as(old.log()).isZero();
        }
    }

    private Instance start() throws Exception {
        var secure = FairleadProcess.freePort();
        var fairlead = FairleadProcess.start(
                Distribution.shared(),
                Map.of(),
                "--entryPoints.secure.address=127.0.0.1:" + secure,
                "--entryPoints.secure.http.tls=true",
                "--entryPoints.secure.transport.lifeCycle.requestAcceptGraceTimeout=3s",
                "--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=3s",
                "--providers.file.filename=" + dynamic());
        return new Instance(fairlead, secure);
    }

    private Path dynamic() {
        return folder.resolve("dynamic.yml");
    }

    /// Keeps a connection for as long as its instance is ready and does not close it.
    private final class Client implements Traffic.Errand, AutoCloseable {

        private Exchange exchange = Exchange.NONE;
        private int port;

        @Override
        public void run() throws IOException {
            if (ready.stream().noneMatch(instance -> instance.fairlead().web() == port)) {
                close();
                port = ready.get(TURN.getAndIncrement() % 2).fairlead().web();
                exchange = Exchange.connect(port);
            }
            var answer = exchange.send(REQUEST);
            assertThat(answer.status()).as(answer.head()).isEqualTo(200);
            if (answer.closes()) {
                close();
                port = 0;
            }
        }

        @Override
        public void close() throws IOException {
            exchange.close();
        }
    }
}
