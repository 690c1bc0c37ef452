package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand changes of routers, middlewares and servers, while clients work.
class ChurnIT {

    private static final String HOST = "churn.example.com";
    private static final int ROUND = 200;
    private static final int ROUNDS = 5;
    private static final int MOST_ROUNDS = 9;
    private static final int COMPARED = 3;
    private static final Duration PAUSE = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    private BackEnd one;
    private BackEnd two;
    private int generation;

    @BeforeEach
    void startBackEnds() throws IOException {
        one = BackEnd.start("one");
        two = BackEnd.start("two");
    }

    @AfterEach
    void stopBackEnds() throws IOException {
        one.close();
        two.close();
    }

    @Test
    @DisplayName(
            "D-01, D-02, D-03, D-04, R-03 a thousand changes fail no request, cut no tunnel and leave nothing behind")
    void changes() throws Exception {
        write();
        try (var fairlead = FairleadProcess.start(
                        Distribution.shared(),
                        Map.of("FAIRLEAD_OPTS", "-Xmx256m"),
                        "--providers.file.filename=" + dynamic());
                var traffic = Traffic.on(fairlead.web(), HOST, 4, PAUSE)) {
            for (var i = 0; i < 4; i++) {
                traffic.add(Tunnel.open(fairlead.web(), HOST), PAUSE);
            }
            var footprints = new ArrayList<Footprint>();
            while (footprints.size() < ROUNDS || (leaks(footprints) && footprints.size() < MOST_ROUNDS)) {
                for (var i = 0; i < ROUND; i++) {
                    change(fairlead);
                }
                footprints.add(fairlead.footprint());
            }
            assertThat(leaks(footprints)).as("%s", footprints).isFalse();
            traffic.endUnharmed(fairlead.log());
        }
    }

    /// Whether more is held than some rounds ago. Twice in a row may be chance; to the end it is a leak.
    private static boolean leaks(ArrayList<Footprint> footprints) {
        var last = footprints.size() - 1;
        return !footprints.get(last).within(footprints.get(last - COMPARED));
    }

    /// Makes the next configuration and waits until it answers.
    private void change(FairleadProcess fairlead) throws Exception {
        generation++;
        write();
        var expected = "X-Generation: " + generation + "\r\n";
        try (var exchange = Exchange.connect(fairlead.web())) {
            Await.until(
                    () -> exchange.send("GET /change HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n")
                            .head()
                            .contains(expected),
                    fairlead::log);
        }
    }

    private void write() throws IOException {
        var servers = switch (generation % 3) {
            case 0 -> "{url: \"" + one.url() + "\"}";
            case 1 -> "{url: \"" + two.url() + "\"}";
            default -> "{url: \"" + one.url() + "\"}, {url: \"" + two.url() + "\"}";
        };
        Folders.write(dynamic(), """
                http:
                  routers:
                    churn: {rule: "Host(`%1$s`)", middlewares: [mark], service: pool}
                    other%2$d: {rule: "Host(`other%2$d.example.com`)", service: pool}
                  middlewares:
                    mark: {headers: {customResponseHeaders: {X-Generation: "%2$d"}}}
                  services:
                    pool: {loadBalancer: {servers: [%3$s]}}
                """.formatted(HOST, generation, servers));
    }

    private Path dynamic() {
        return folder.resolve("dynamic.yml");
    }
}
