package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More connections than the process may have descriptors.
class DescriptorsIT {

    private static final String HOST = "example.com";
    private static final int CONNECTIONS = 1_000;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R-01 at the bound connections wait, those that are there go on, and later the others are served")
    void bounded() throws Exception {
        survives("600:600", 4);
    }

    @Test
    @DisplayName("R-02 where descriptors run out all the same, nothing ends, and the log says so seldom")
    void exhausted() throws Exception {
        var log = survives("260:260", 1, "--core.maxConnections=10000");
        assertThat(log.lines().filter(line -> line.contains("cannot accept")).count())
                .as(log)
                .isBetween(1L, 10L);
    }

    /// @param clients with one alone its connection to the server is there before descriptors run out
    private String survives(String limit, int clients, String... flags) throws Exception {
        Program.needed("prlimit");
        var all = new ArrayList<>(List.of(flags));
        var storm = new ArrayList<Socket>();
        try (var backEnd = BackEnd.start("one")) {
            all.add("--providers.file.filename=" + dynamic(backEnd));
            try (var fairlead = FairleadProcess.startUnder(
                            List.of("prlimit", "--nofile=" + limit),
                            Distribution.shared(),
                            Map.of(),
                            all.toArray(String[]::new));
                    var traffic = Traffic.on(fairlead.web(), HOST, clients, Duration.ofMillis(10))) {
                traffic.awaitMore(50);
                for (var i = 0; i < CONNECTIONS; i++) {
                    storm.add(connect(fairlead.web()));
                }
                traffic.awaitMore(200);
                for (var socket : storm) {
                    socket.close();
                }
                fairlead.awaitAnswer(HOST, "/after", 200, "one GET /after");
                traffic.endUnharmed(fairlead.log());
                return fairlead.log();
            }
        } finally {
            for (var socket : storm) {
                socket.close();
            }
        }
    }

    /// Does not wait: what the proxy does not accept stays in the backlog, or is dropped when that is full.
    private static Socket connect(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20);
        } catch (IOException _) {
            // full
        }
        return socket;
    }

    private Path dynamic(BackEnd backEnd) throws IOException {
        return Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  routers:
                    all: {rule: "PathPrefix(`/`)", service: all}
                  services:
                    all: {loadBalancer: {servers: [{url: "%s"}]}}
                """.formatted(backEnd.url()));
    }
}
