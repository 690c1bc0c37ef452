package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.core.whoami.Whoami;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// h2spec in strict mode against the archive.
class H2specIT {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "S-01, S-07, S-16 h2spec finds nothing, TLS {0}")
    @ValueSource(booleans = {false, true})
    void conforms(boolean tls) throws Exception {
        try (var whoami = Whoami.start("127.0.0.1", 0, "");
                var fairlead = FairleadProcess.start(
                        Distribution.shared(),
                        Map.of(),
                        "--entryPoints.web.http.tls=" + tls,
                        "--providers.file.filename=" + dynamic(whoami.port()))) {
            var command =
                    new ArrayList<>(List.of(program(), "-h", "127.0.0.1", "-p", "" + fairlead.web(), "-S", "-o", "5"));
            if (tls) {
                // h2spec waits two seconds for a handshake, and the first of a busy machine may take longer
                Tls.connect(Tls.context(), fairlead.web(), "localhost").close();
            }
            command.addAll(tls ? List.of("-t", "-k") : List.of());

            var outcome = Program.run(120, command);

            assertThat(outcome.output()).as(fairlead::log).contains("146 tests, 146 passed, 0 skipped, 0 failed");
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }
    }

    private String program() throws Exception {
        var archive = Program.peers("h2spec").resolve("2.2.0/h2spec_linux_amd64.tar.gz");
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "h2spec is a program for Linux on x86-64");
        assertThat(Program.run(20, "tar", "-xzf", archive.toString(), "-C", folder.toString())
                        .status())
                .isZero();
        return folder.resolve("h2spec").toString();
    }

    private Path dynamic(int port) throws Exception {
        var file = folder.resolve("dynamic.yml");
        return Files.writeString(file, """
                http:
                  routers:
                    all: {rule: "PathPrefix(`/`)", service: all}
                  services:
                    all: {loadBalancer: {servers: [{url: "http://127.0.0.1:%d"}]}}
                """.formatted(port));
    }
}
