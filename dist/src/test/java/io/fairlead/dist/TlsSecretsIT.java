package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates from Secrets, through the archive, while clients shake hands.
class TlsSecretsIT {

    private static final String HOST = "shop.example.com";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MANY = 50;

    @TempDir
    private Path folder;

    @TempDir
    private Path manifests;

    private BackEnd pod;

    @BeforeEach
    void prepare() throws Exception {
        pod = BackEnd.start("pod");
        Tls.certificate(folder, "first", HOST, 1);
        Tls.certificate(folder, "second", HOST, 2);
        Tls.certificate(folder, "other", "other.example.com", 3);
        write("web", Manifests.service("web") + "---\n" + Manifests.slice("web", pod.port()));
        ingress("shop", HOST, "shop-tls");
    }

    @AfterEach
    void close() throws IOException {
        pod.close();
    }

    @Test
    @DisplayName("T-08 a Secret that comes, changes, breaks and goes fails no handshake and cuts no connection")
    void rotation() throws Exception {
        secret("shop-tls", pem("first.crt"), pem("first.key"));
        try (var fairlead = start();
                var traffic = new Traffic().add(new Newcomer(fairlead.web()), PAUSE)) {
            awaitSerial(fairlead, HOST, 1);
            traffic.add(Tunnel.open(Exchange.on(Tls.connect(Tls.context(), fairlead.web(), HOST)), HOST), PAUSE);
            traffic.awaitMore(MANY);

            secret("shop-tls", pem("second.crt"), pem("second.key"));
            awaitSerial(fairlead, HOST, 2);
            traffic.awaitMore(MANY);

            secret("other-tls", pem("other.crt"), pem("other.key"));
            ingress("other", "other.example.com", "other-tls");
            awaitSerial(fairlead, "other.example.com", 3);

            secret("shop-tls", pem("second.crt"), pem("first.key"));
            fairlead.awaitLog("TLS certificate Secret default/shop-tls");
            traffic.awaitMore(MANY);
            assertThat(serial(fairlead, HOST)).isEqualTo(2);
            assertThat(serial(fairlead, "other.example.com")).isEqualTo(3);

            secret("shop-tls", "no certificate", pem("second.key"));
            fairlead.awaitLog("Secret default/shop-tls that is no PEM");
            traffic.awaitMore(MANY);
            assertThat(serial(fairlead, HOST)).isEqualTo(2);

            Files.delete(manifests.resolve("shop-tls.yml"));
            Await.until(() -> serial(fairlead, HOST) > 3, fairlead::log);
            traffic.awaitMore(MANY);

            secret("shop-tls", pem("first.crt"), pem("first.key"));
            awaitSerial(fairlead, HOST, 1);
            traffic.awaitMore(MANY);
            traffic.endUnharmed(fairlead.log());
            assertThat(fairlead.log()).doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    @DisplayName("T-08 the last good pair goes with a Secret, not with what it holds, and not with a name")
    void lastGoodPair() throws Exception {
        secret("shop-tls", pem("first.crt"), pem("first.key"));
        try (var fairlead = start()) {
            awaitSerial(fairlead, HOST, 1);
            secret("moved-tls", pem("first.crt"), pem("first.key"));
            ingress("shop", HOST, "moved-tls");
            Files.delete(manifests.resolve("shop-tls.yml"));
            awaitRouter(fairlead, "moved.test");

            secret("moved-tls", "no certificate", pem("first.key"));
            fairlead.awaitLog("Secret default/moved-tls that is no PEM");
            awaitRouter(fairlead, "broken.test");
            assertThat(serial(fairlead, HOST)).isEqualTo(1);

            var anew = Manifests.secret("moved-tls", "no certificate", pem("first.key"));
            write("moved-tls", anew.replace("metadata: {", "metadata: {uid: anew, "));
            Await.until(() -> serial(fairlead, HOST) > 3, fairlead::log);
        }
    }

    @Test
    @DisplayName("K-05 the text of a Secret is never the name of a file")
    void noFiles() throws Exception {
        secret(
                "shop-tls",
                folder.resolve("first.crt").toString(),
                folder.resolve("first.key").toString());
        secret("other-tls", pem("other.crt"), pem("other.key"));
        ingress("other", "other.example.com", "other-tls");
        try (var fairlead = start()) {
            assertThat(serial(fairlead, HOST)).isGreaterThan(3);
            assertThat(serial(fairlead, "other.example.com")).isEqualTo(3);
            assertThat(fairlead.log()).contains("default/shop-tls");
        }
    }

    private FairleadProcess start() throws Exception {
        return FairleadProcess.start(
                Distribution.shared(), Map.of(), "--providers.kubernetesIngress.manifests=" + manifests);
    }

    /// What was written before is then in force, too.
    private void awaitRouter(FairleadProcess fairlead, String host) throws Exception {
        write(host, Manifests.ingress(host.replace('.', '-'), host, "/", "web"));
        Await.until(() -> fairlead.get(host, "/").status() == 200, fairlead::log);
    }

    private static void awaitSerial(FairleadProcess fairlead, String host, long serial) throws Exception {
        Await.until(() -> serial(fairlead, host) == serial, fairlead::log);
    }

    /// The serial number of the certificate that a client gets; that of the default one is huge.
    private static long serial(FairleadProcess fairlead, String host) throws IOException {
        try (var socket = Tls.connect(Tls.context(), fairlead.web(), host)) {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSerialNumber().bitLength() > 62
                    ? Long.MAX_VALUE
                    : certificate.getSerialNumber().longValueExact();
        }
    }

    private String pem(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void ingress(String name, String host, String secret) throws IOException {
        var ingress = Manifests.withSecret(Manifests.ingress(name, host, "/", "web"), host, secret);
        write(name, Manifests.with(ingress, "traefik.ingress.kubernetes.io/router.tls", "true"));
    }

    private void secret(String name, String certificate, String key) throws IOException {
        write(name, Manifests.secret(name, certificate, key));
    }

    private void write(String name, String text) throws IOException {
        Folders.write(manifests.resolve(name + ".yml"), text);
    }

    /// Shakes hands for each request.
    private record Newcomer(int port) implements Traffic.Errand, AutoCloseable {

        @Override
        public void run() throws IOException {
            try (var socket = Tls.connect(Tls.context(), port, HOST)) {
                var answer = Exchange.on(socket).send("GET /new HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n");
                assertThat(answer.status()).isEqualTo(200);
            }
        }

        @Override
        public void close() {}
    }
}
