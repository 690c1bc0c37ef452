package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.tls.TestPki;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.Holder;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates change while clients come and go.
class CertificateRotationTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final int ROTATIONS = 30;
    private static final int CLIENTS = 4;
    private static final Holder SECRET = new Holder("Secret", "shop", "tls", "1");

    @Test
    @DisplayName("T-08 certificates rotate under load: no failure, and serials only move forward")
    void rotation() throws Exception {
        try (var secure = Secure.with(AUTHORITY.server("a.example"), "a.example");
                var open = SecureClient.connect(AUTHORITY, secure.port(), "a.example");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new AtomicBoolean();
            var clients = Stream.generate(() -> threads.submit(client(secure.port(), done)))
                    .limit(CLIENTS)
                    .toList();
            for (var i = 0; i < ROTATIONS; i++) {
                var next = AUTHORITY.server("a.example");
                secure.certificates.clear();
                secure.certificate(next);
                secure.apply();
                assertThat(serial(secure.port())).isEqualTo(next.certificate().getSerialNumber());
                assertThat(open.get("a.example")).startsWith("HTTP/1.1 200");
            }
            done.set(true);
            for (var client : clients) {
                assertThat(client.get()).isPositive();
            }
        }
    }

    @Test
    @DisplayName("T-08 a bad pair is refused, and the last good one stays in use")
    void badPair(@TempDir Path folder) throws IOException {
        var first = AUTHORITY.server("a.example");
        var second = AUTHORITY.server("a.example");
        var certificate = folder.resolve("cert.pem");
        var key = folder.resolve("key.pem");
        Files.writeString(certificate, first.certificatesPem());
        Files.writeString(key, first.keyPem());
        try (var secure = new Secure()) {
            secure.route("a.example", "default");
            load(secure, certificate, key);
            assertThat(secure.apply()).isEmpty();
            Files.writeString(certificate, second.certificatesPem());
            load(secure, certificate, key);
            assertThat(secure.apply()).singleElement().asString().contains("a pair that belongs together");
            assertThat(serial(secure.port())).isEqualTo(first.certificate().getSerialNumber());
            secure.apply();
            assertThat(serial(secure.port())).isEqualTo(first.certificate().getSerialNumber());
            Files.writeString(key, second.keyPem());
            load(secure, certificate, key);
            assertThat(secure.apply()).isEmpty();
            assertThat(serial(secure.port())).isEqualTo(second.certificate().getSerialNumber());
        }
    }

    @Test
    @DisplayName("T-08 an object whose new pair cannot be used keeps its last good one, until it goes")
    void badSecret() throws IOException {
        var first = AUTHORITY.server("a.example");
        var second = AUTHORITY.server("a.example");
        try (var secure = new Secure()) {
            secure.route("a.example", "default");
            assertThat(publish(secure, TlsCertificateConfig.unusable(SECRET))).isEmpty();
            assertThatThrownBy(() -> serial(secure.port())).isInstanceOf(IOException.class);

            var good = TlsCertificateConfig.of(first.certificatesPem(), first.keyPem(), SECRET);
            assertThat(publish(secure, good)).isEmpty();
            var mixed = TlsCertificateConfig.of(second.certificatesPem(), first.keyPem(), SECRET);
            for (var bad : List.of(mixed, TlsCertificateConfig.unusable(SECRET), mixed)) {
                assertThat(publish(secure, bad))
                        .hasSize(bad.isUnusable() ? 0 : 1)
                        .allSatisfy(problem -> assertThat(problem.toString())
                                .contains("TLS certificate " + SECRET, "that belongs together", "stays in use"))
                        .allSatisfy(problem ->
                                assertThat(problem.subject()).contains(new Problem.Subject("Secret", "shop", "tls")));
                assertThat(serial(secure.port())).isEqualTo(first.certificate().getSerialNumber());
            }

            assertThat(publish(secure, TlsCertificateConfig.of(second.certificatesPem(), second.keyPem(), SECRET)))
                    .isEmpty();
            assertThat(serial(secure.port())).isEqualTo(second.certificate().getSerialNumber());

            publish(secure, TlsCertificateConfig.unusable(new Holder("Secret", "shop", "other", "2")));
            assertThatThrownBy(() -> serial(secure.port())).isInstanceOf(IOException.class);
            publish(secure, TlsCertificateConfig.unusable(SECRET));
            assertThatThrownBy(() -> serial(secure.port())).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("T-08 an object that was made anew does not keep the pair of the one before")
    void otherUid() throws IOException {
        var pair = AUTHORITY.server("a.example");
        var other = AUTHORITY.server("b.example");
        var anew = new Holder("Secret", "shop", "tls", "9");
        try (var secure = new Secure()) {
            secure.route("a.example", "default");
            for (var bad : List.of(
                    TlsCertificateConfig.unusable(anew),
                    TlsCertificateConfig.of(pair.certificatesPem(), other.keyPem(), anew))) {
                publish(secure, TlsCertificateConfig.of(pair.certificatesPem(), pair.keyPem(), SECRET));
                assertThat(serial(secure.port())).isEqualTo(pair.certificate().getSerialNumber());
                publish(secure, bad);
                assertThatThrownBy(() -> serial(secure.port())).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("T-08 a pair that moved to another object is the last good one of that object")
    void moved() throws IOException {
        var pair = AUTHORITY.server("a.example");
        try (var secure = new Secure()) {
            secure.route("a.example", "default");
            publish(secure, TlsCertificateConfig.of(pair.certificatesPem(), pair.keyPem(), SECRET));
            for (var holder :
                    List.of(new Holder("Secret", "shop", "other", "2"), new Holder("Secret", "shop", "other", "3"))) {
                publish(secure, TlsCertificateConfig.of(pair.certificatesPem(), pair.keyPem(), holder));
                publish(secure, TlsCertificateConfig.unusable(holder));
                assertThat(serial(secure.port())).isEqualTo(pair.certificate().getSerialNumber());
            }
        }
    }

    @Test
    @DisplayName("T-08 of two objects that break, one after the other, both are named and keep what they had")
    void two() throws IOException {
        var one = AUTHORITY.server("a.example");
        var two = AUTHORITY.server("b.example");
        var other = new Holder("Secret", "shop", "other", "2");
        var goodOne = TlsCertificateConfig.of(one.certificatesPem(), one.keyPem(), SECRET);
        var goodTwo = TlsCertificateConfig.of(two.certificatesPem(), two.keyPem(), other);
        var badOne = TlsCertificateConfig.of(one.certificatesPem(), two.keyPem(), SECRET);
        var badTwo = TlsCertificateConfig.of(one.certificatesPem(), two.keyPem(), other);
        try (var secure = new Secure()) {
            secure.route("a.example", "default");
            secure.route("b.example", "default");
            assertThat(publish(secure, goodOne, goodTwo)).isEmpty();
            assertThat(publish(secure, badOne, goodTwo))
                    .extracting(Problem::source)
                    .containsExactly("TLS certificate Secret shop/tls");
            assertThat(publish(secure, badOne, badTwo))
                    .extracting(Problem::source)
                    .containsExactly("TLS certificate Secret shop/tls", "TLS certificate Secret shop/other");
            publish(secure, TlsCertificateConfig.unusable(SECRET), TlsCertificateConfig.unusable(other));
            assertThat(serial(secure.port(), "a.example"))
                    .isEqualTo(one.certificate().getSerialNumber());
            assertThat(serial(secure.port(), "b.example"))
                    .isEqualTo(two.certificate().getSerialNumber());
        }
    }

    private static List<Problem> publish(Secure secure, TlsCertificateConfig... certificates) {
        secure.certificates.clear();
        secure.certificates.addAll(List.of(certificates));
        return secure.apply();
    }

    private static void load(Secure secure, Path certificate, Path key) throws IOException {
        secure.certificates.clear();
        var config = TlsCertificateConfig.of(certificate.toString(), key.toString());
        secure.certificates.add(new TlsCertificateConfig(
                config.certFile().load(), config.keyFile().load(), List.of()));
    }

    private static Callable<Integer> client(int port, AtomicBoolean done) {
        return () -> {
            var last = BigInteger.ZERO;
            var count = 0;
            while (!done.get()) {
                var serial = serial(port);
                assertThat(serial).isGreaterThanOrEqualTo(last);
                last = serial;
                count++;
            }
            return count;
        };
    }

    private static BigInteger serial(int port) throws IOException {
        return serial(port, "a.example");
    }

    private static BigInteger serial(int port, String host) throws IOException {
        try (var client = SecureClient.connect(AUTHORITY, port, host)) {
            assertThat(client.get(host)).startsWith("HTTP/1.1 200");
            return client.certificate().getSerialNumber();
        }
    }
}
