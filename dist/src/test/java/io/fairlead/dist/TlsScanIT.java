package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// testssl against the archive with options at their defaults.
class TlsScanIT {

    private static final Pattern FINDING =
            Pattern.compile("\"id\" +: +\"([^\"]+)\".*?\"severity\" +: +\"([^\"]+)\"", Pattern.DOTALL);

    /// All that is worse than low.
    private static final Set<String> BAD = Set.of("MEDIUM", "HIGH", "CRITICAL", "FATAL");

    /// What the certificate of this test lacks: it comes from no real authority.
    private static final Set<String> OF_THE_CERTIFICATE =
            Set.of("cert_revocation", "cert_chain_of_trust", "cert_trust");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("T-01 testssl finds nothing worse than low")
    void findsNothing() throws Exception {
        Program.needed("testssl");
        Tls.certificate(folder, "server", "localhost", 1);
        var dynamic = Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  routers:
                    all: {rule: "PathPrefix(`/`)", service: all}
                  services:
                    all: {loadBalancer: {servers: [{url: "http://127.0.0.1:1"}]}}
                tls:
                  certificates: [{certFile: "%1$s/server.crt", keyFile: "%1$s/server.key"}]
                """.formatted(folder));
        try (var fairlead = FairleadProcess.start(
                Distribution.shared(),
                Map.of(),
                "--entryPoints.web.http.tls=true",
                "--providers.file.filename=" + dynamic)) {
            var json = folder.resolve("testssl.json");

            var outcome = Program.run(
                    400,
                    "testssl",
                    "--quiet",
                    "--color",
                    "0",
                    "--warnings",
                    "off",
                    "--ip",
                    "127.0.0.1",
                    "--add-ca",
                    folder.resolve("server.crt").toString(),
                    "-p",
                    "-s",
                    "-f",
                    "-S",
                    "-P",
                    "-U",
                    "--jsonfile",
                    json.toString(),
                    "https://localhost:" + fairlead.web());

            var findings = FINDING.matcher(Files.readString(json)).results().toList();
            assertThat(findings).as(outcome.output()).hasSizeGreaterThan(50);
            assertThat(findings)
                    .filteredOn(finding -> BAD.contains(finding.group(2)))
                    .extracting(finding -> finding.group(1))
                    .as(outcome.output())
                    .isSubsetOf(OF_THE_CERTIFICATE);
        }
    }
}
