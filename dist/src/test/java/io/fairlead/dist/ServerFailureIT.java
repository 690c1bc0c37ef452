package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that die, fall silent or break off, beside one that is well.
class ServerFailureIT {

    private static final String WELL = "well.example.com";
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int BODY = 1_000_000;

    @TempDir
    private Path folder;

    private BackEnd well;
    private BackEnd shaky;

    @BeforeEach
    void start() throws IOException {
        well = BackEnd.start("well");
        shaky = BackEnd.start("shaky");
    }

    @AfterEach
    void stop() throws IOException {
        well.close();
        shaky.close();
    }

    @Test
    @DisplayName("D-06, B-04 a server killed again and again takes nothing with it that can be sent elsewhere")
    void killed() throws Exception {
        try (var fairlead = start(shaky.url());
                var traffic = Traffic.on(fairlead.web(), WELL, 2, PAUSE)) {
            for (var i = 0; i < 4; i++) {
                traffic.add(new Getter(fairlead.web()), PAUSE);
            }
            var port = shaky.port();
            for (var i = 0; i < 20; i++) {
                traffic.awaitMore(50);
                shaky.close();
                traffic.awaitMore(50);
                shaky = BackEnd.start("shaky", port);
            }
            Await.until(() -> !shaky.requests().isEmpty(), fairlead::log);
            traffic.endUnharmed(fairlead.log());
        }
    }

    @Test
    @DisplayName(
            "D-07, B-06 servers that are silent, or do not even answer to a connection, are given up in time and harm nobody")
    void silent() throws Exception {
        try (var relay = Relay.to(shaky.port());
                var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var second = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var fairlead = start(relay.url(), "http://127.0.0.1:" + deaf.getLocalPort());
                var traffic = Traffic.on(fairlead.web(), WELL, 4, PAUSE)) {
            assertThat(fairlead.get("shaky.example.com", "/").status()).isEqualTo(200);
            relay.set(new Relay.Fault.BlackHole());

            var answers = new ArrayList<Callable<Answer>>();
            for (var i = 0; i < 50; i++) {
                answers.add(() -> fairlead.get("shaky.example.com", "/hole"));
                answers.add(() -> fairlead.get("deaf.example.com", "/deaf"));
            }
            assertThat(statuses(answers)).as(fairlead.log()).containsOnly(504);

            relay.set(new Relay.Fault.Pass());
            assertThat(fairlead.get("shaky.example.com", "/").status()).isEqualTo(200);
            traffic.endUnharmed(fairlead.log());
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }
    }

    @Test
    @DisplayName("B-05 an answer that a server breaks off never looks whole, and a slow or late one arrives whole")
    void broken() throws Exception {
        try (var relay = Relay.to(shaky.port());
                var fairlead = start(relay.url());
                var traffic = Traffic.on(fairlead.web(), WELL, 4, PAUSE)) {
            for (var fault : List.of(
                    new Relay.Fault.Truncate(5_000), new Relay.Fault.Reset(5_000), new Relay.Fault.Truncate(200_000))) {
                relay.set(fault);
                var answer = fairlead.get("shaky.example.com", "/bytes/" + BODY);
                assertThat(answer.body().length())
                        .as("%s: %s", fault, answer.head())
                        .isLessThan(BODY);
            }
            for (var fault :
                    List.of(new Relay.Fault.Truncate(10), new Relay.Fault.Reset(0), new Relay.Fault.Corrupt(3))) {
                relay.set(fault);
                assertThat(fairlead.get("shaky.example.com", "/bytes/5").status())
                        .as("%s", fault)
                        .isEqualTo(502);
            }
            for (var fault : List.of(new Relay.Fault.Dribble(10), new Relay.Fault.Delay(20))) {
                relay.set(fault);
                var answer = fairlead.get("shaky.example.com", "/bytes/2000");
                assertThat(answer.body().length())
                        .as("%s: %s", fault, answer.head())
                        .isEqualTo(2000);
            }
            traffic.endUnharmed(fairlead.log());
        }
    }

    private static List<Integer> statuses(List<Callable<Answer>> answers) throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : executor.invokeAll(answers)) {
                statuses.add(answer.get().status());
            }
        }
        return statuses;
    }

    private FairleadProcess start(String shakyUrl) throws Exception {
        return start(shakyUrl, "http://127.0.0.1:1");
    }

    private FairleadProcess start(String shakyUrl, String deafUrl) throws Exception {
        var dynamic =
                Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  routers:
                    well: {rule: "Host(`%s`)", service: well}
                    shaky: {rule: "Host(`shaky.example.com`)", service: shaky}
                    deaf: {rule: "Host(`deaf.example.com`)", service: deaf}
                    both: {rule: "Host(`both.example.com`)", middlewares: [again], service: both}
                  middlewares:
                    again: {retry: {attempts: 20, status: ["502"]}}
                  services:
                    well: {loadBalancer: {servers: [{url: "%s"}]}}
                    shaky: {loadBalancer: {serversTransport: impatient, servers: [{url: "%s"}]}}
                    deaf: {loadBalancer: {serversTransport: impatient, servers: [{url: "%s"}]}}
                    both: {loadBalancer: {servers: [{url: "%2$s"}, {url: "%3$s"}]}}
                  serversTransports:
                    impatient: {forwardingTimeouts: {dialTimeout: 1s, responseHeaderTimeout: 1s}}
                """.formatted(WELL, well.url(), shakyUrl, deafUrl));
        return FairleadProcess.start(
                Distribution.shared(), Map.of(), "--providers.file.filename=" + dynamic, "--log.level=DEBUG");
    }

    /// Asks both servers in turn, for what may be asked again.
    private static final class Getter implements Traffic.Errand, AutoCloseable {

        private final Exchange exchange;

        Getter(int port) throws IOException {
            this.exchange = Exchange.connect(port);
        }

        @Override
        public void run() throws IOException {
            var answer = exchange.send("GET /both HTTP/1.1\r\nHost: both.example.com\r\n\r\n");
            assertThat(answer.status()).as(answer.head()).isEqualTo(200);
        }

        @Override
        public void close() throws IOException {
            exchange.close();
        }
    }
}
