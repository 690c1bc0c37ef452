package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the archive ends: on SIGTERM and on Ctrl-C.
class StopIT {

    @Test
    @DisplayName("D-05 a request that runs is finished, new connections are refused, and the exit status is 0")
    void aRequestThatRunsIsFinishedAndNewConnectionsAreRefused(@TempDir Path folder) throws Exception {
        var arrived = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answerOnce(exchange, arrived, released));
        server.start();
        try (var fairlead = FairleadProcess.start(
                Distribution.shared(), Map.of(), "--providers.file.filename=" + dynamic(folder, server))) {
            var answer = CompletableFuture.supplyAsync(() -> fairlead.get("example.com", "/slow"));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).as(fairlead::log).isTrue();

            fairlead.terminate();
            Await.until(() -> refuses(fairlead.web()), fairlead::log);
            assertThat(answer).isNotDone();

            released.countDown();
            assertThat(answer.get(20, TimeUnit.SECONDS))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(200, "done");
            assertThat(fairlead.awaitExit()).as(fairlead.log()).isZero();
        } finally {
            released.countDown();
            server.stop(0);
        }
    }

    @Test
    @DisplayName("D-05 a second signal ends the process at once, whatever still runs")
    void aSecondSignalForces(@TempDir Path folder) throws Exception {
        var arrived = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answerOnce(exchange, arrived, released));
        server.start();
        try (var fairlead = FairleadProcess.start(
                Distribution.shared(),
                Map.of(),
                "--providers.file.filename=" + dynamic(folder, server),
                "--entryPoints.web.transport.lifeCycle.graceTimeOut=1h")) {
            var answer = CompletableFuture.supplyAsync(() -> fairlead.get("example.com", "/slow"));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).as(fairlead::log).isTrue();
            fairlead.terminate();
            Await.until(() -> refuses(fairlead.web()), fairlead::log);
            assertThat(answer).isNotDone();
            fairlead.terminate();
            assertThat(fairlead.awaitExit()).as(fairlead.log()).isEqualTo(1);
            assertThat(answer.get(20, TimeUnit.SECONDS).status()).isZero();
        } finally {
            released.countDown();
            server.stop(0);
        }
    }

    @Test
    void ctrlCStopsTheProxy() throws Exception {
        try (var fairlead = FairleadProcess.start(Distribution.shared(), Map.of())) {
            fairlead.interrupt();
            assertThat(fairlead.awaitExit()).as(fairlead.log()).isZero();
        }
    }

    @Test
    void ctrlCStopsTheDemo() throws Exception {
        try (var demo = FairleadProcess.command(Distribution.shared(), "demo")) {
            demo.awaitLog("Ctrl-C stops.");
            demo.interrupt();
            assertThat(demo.awaitExit()).as(demo.log()).isZero();
        }
    }

    @Test
    void whoamiAnswersUntilCtrlC() throws Exception {
        var port = FairleadProcess.freePort();
        try (var whoami = FairleadProcess.command(Distribution.shared(), "whoami", "--port", String.valueOf(port))) {
            whoami.awaitLog("whoami listens on port " + port);
            var answer = Answer.get(port, "example.com", "/any");
            assertThat(answer.status()).as("%s%n%s", answer, whoami.log()).isEqualTo(200);
            assertThat(answer.body()).contains("GET /any HTTP/1.1\nHost: example.com\n");
            whoami.interrupt();
            assertThat(whoami.awaitExit()).as(whoami.log()).isZero();
        }
    }

    private static Path dynamic(Path folder, HttpServer server) throws IOException {
        return Files.writeString(
                folder.resolve("dynamic.yml"), """
                http:
                  routers: {slow: {rule: "Path(`/slow`)", service: slow}}
                  services: {slow: {loadBalancer: {servers: [{url: "http://127.0.0.1:%d"}]}}}
                """.formatted(server.getAddress().getPort()));
    }

    private static void answerOnce(HttpExchange exchange, CountDownLatch arrived, CountDownLatch released)
            throws IOException {
        try (exchange) {
            arrived.countDown();
            released.await();
            exchange.sendResponseHeaders(200, "done".length());
            exchange.getResponseBody().write("done".getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static boolean refuses(int port) throws IOException {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }
}
