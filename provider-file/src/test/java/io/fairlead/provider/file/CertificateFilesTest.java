package io.fairlead.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates that configuration files name.
class CertificateFilesTest {

    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Optional<Thread> running = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (running.isPresent()) {
            running.get().interrupt();
            running.get().join();
        }
    }

    @Test
    @DisplayName("T-08 a certificate file that changes is published, though the configuration file stays as it was")
    void rotation() throws Exception {
        var certificate = write("secret/cert.pem", "first");
        var key = write("secret/key.pem", "key");
        run(write("conf/tls.yml", """
                tls:
                  certificates:
                    - {certFile: "%s", keyFile: "%s"}
                  stores:
                    default: {defaultCertificate: {certFile: "%1$s", keyFile: "%2$s"}}
                  options:
                    mine: {minVersion: VersionTLS13, clientAuth: {caFiles: ["%1$s"]}}
                """.formatted(certificate, key)));
        sink.await(s -> contents(s).equals(List.of("first")));
        var tls = sink.configuration().orElseThrow().tls();
        assertThat(tls.stores()
                        .get("default")
                        .defaultCertificate()
                        .orElseThrow()
                        .keyFile()
                        .loaded())
                .contains("key");
        assertThat(tls.options().get("mine").clientAuth().orElseThrow().caFiles())
                .singleElement()
                .satisfies(file -> assertThat(file.loaded()).contains("first"));
        Files.writeString(certificate, "second");
        sink.await(s -> contents(s).equals(List.of("second")));
        Files.move(write("secret/new.pem", "third one"), certificate, StandardCopyOption.ATOMIC_MOVE);
        sink.await(s -> contents(s).equals(List.of("third one")));
    }

    @Test
    void aFileThatIsNotThereIsLeftToWhoeverNeedsIt() throws Exception {
        run(write("tls.yml", "tls: {certificates: [{certFile: /not/there.pem, keyFile: /nor/this.pem}]}"));
        sink.await(s -> s.configuration().isPresent());
        assertThat(contents(sink)).containsExactly("");
        assertThat(sink.problems()).isEmpty();
    }

    private static List<String> contents(RecordingSink sink) {
        return sink.configuration().map(configuration -> configuration.tls().certificates()).orElse(List.of()).stream()
                .map(TlsCertificateConfig::certFile)
                .map(file -> file.loaded().orElse(""))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void run(Path file) {
        running = Optional.of(Thread.ofVirtual().start(() -> {
            try {
                new FileProvider(file, true).run(sink);
            } catch (InterruptedException e) {
                // stopped by the test
            }
        }));
    }
}
