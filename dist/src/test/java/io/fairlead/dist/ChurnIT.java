package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand changes of routers, middlewares, servers and certificates, while clients work.
class ChurnIT {

    private static final String HOST = "churn.example.com";
    private static final int ROUND = 200;
    private static final int COMPARED = 3;
    private static final int ROUNDS = Math.max(COMPARED + 2, Integer.getInteger("churn.rounds", 5));
    private static final int MOST_ROUNDS = ROUNDS + 4;
    private static final int CERTIFICATES = 20;
    private static final int CHANGES_PER_CERTIFICATE = 50;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PAUSE_OF_HANDSHAKES = Duration.ofMillis(50);

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
            "D-01, D-02, D-03, D-04, R-03, T-08 a thousand changes fail no request, cut no tunnel and leave nothing")
    void changes() throws Exception {
        for (var i = 1; i <= CERTIFICATES; i++) {
            Tls.certificate(folder, "cert" + i, HOST, i);
        }
        write();
        var secure = FairleadProcess.freePort();
        try (var fairlead = FairleadProcess.start(
                        Distribution.shared(),
                        Map.of("FAIRLEAD_OPTS", "-Xmx256m"),
                        "--entryPoints.secure.address=127.0.0.1:" + secure,
                        "--entryPoints.secure.http.tls=true",
                        "--providers.file.filename=" + dynamic());
                var traffic = Traffic.on(fairlead.web(), HOST, 3, PAUSE)) {
            traffic.add(Tunnel.open(fairlead.web(), HOST), PAUSE);
            traffic.add(Tunnel.open(Exchange.on(Tls.connect(Tls.context(), secure, HOST)), HOST), PAUSE);
            traffic.add(new Http2Client(() -> secure), PAUSE);
            traffic.add(new Newcomer(secure), PAUSE_OF_HANDSHAKES);
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
        var certificate = Math.min(CERTIFICATES, 1 + generation / CHANGES_PER_CERTIFICATE);
        Folders.write(dynamic(), """
                http:
                  routers:
                    churn: {rule: "Host(`%1$s`) || Host(`127.0.0.1`)", middlewares: [mark], service: pool}
                    other%2$d: {rule: "Host(`other%2$d.example.com`)", service: pool}
                  middlewares:
                    mark: {headers: {customResponseHeaders: {X-Generation: "%2$d"}}}
                  services:
                    pool: {loadBalancer: {servers: [%3$s]}}
                tls:
                  certificates: [{certFile: "%4$s.crt", keyFile: "%4$s.key"}]
                  stores: {default: {defaultCertificate: {certFile: "%4$s.crt", keyFile: "%4$s.key"}}}
                """.formatted(HOST, generation, servers, folder.resolve("cert" + certificate)));
    }

    private Path dynamic() {
        return folder.resolve("dynamic.yml");
    }

    /// Shakes hands for each request, and never sees a certificate that is older than the last.
    private static final class Newcomer implements Traffic.Errand, AutoCloseable {

        private final int port;
        private BigInteger last = BigInteger.ZERO;

        Newcomer(int port) {
            this.port = port;
        }

        @Override
        public void run() throws IOException {
            try (var socket = Tls.connect(Tls.context(), port, HOST)) {
                var serial = ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
                assertThat(serial).isGreaterThanOrEqualTo(last);
                last = serial;
                var answer = Exchange.on(socket).send("GET /new HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n");
                assertThat(answer.status()).isEqualTo(200);
            }
        }

        @Override
        public void close() {}
    }
}
