package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the archive starts, and how it says that it cannot.
class StartIT {

    @Test
    void printsItsVersion() throws Exception {
        var outcome = FairleadProcess.run(Distribution.shared(), "version");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).contains("Version:      " + System.getProperty("fairlead.version", "0.1.0"));
    }

    @Test
    void theArchiveWithoutARuntimeRunsOnAJdkAndItsExampleIsGood(@TempDir Path folder) throws Exception {
        var distribution = Distribution.plain(folder);
        assertThat(distribution.home().resolve("runtime")).doesNotExist();

        var version = FairleadProcess.run(distribution, "version");
        assertThat(version.status()).as(version.output()).isZero();
        assertThat(version.output()).startsWith("Version:");

        var config = FairleadProcess.run(distribution, "config", "--configFile=conf/fairlead.yml");
        assertThat(config.status()).as(config.output()).isZero();
        assertThat(config.output()).contains("Host(`example.com`)", "http://127.0.0.1:9000");
    }

    @Test
    void isReadyAnswersTheHealthCheckAndStops() throws Exception {
        try (var fairlead = FairleadProcess.start(Distribution.shared(), Map.of())) {
            var check = FairleadProcess.run(
                    Distribution.shared(),
                    "healthcheck",
                    "--ping",
                    "--entryPoints.traefik.address=127.0.0.1:" + fairlead.internal());
            assertThat(check.status()).as(check.output()).isZero();
            assertThat(fairlead.get("example.com", "/").status()).isEqualTo(404);
            assertThat(fairlead.stop()).as(fairlead.log()).isZero();
        }
    }

    @Test
    void aHealthCheckOfNothingFails() throws Exception {
        var check = FairleadProcess.run(
                Distribution.shared(), "healthcheck", "--ping", "--entryPoints.traefik.address=127.0.0.1:1");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.output()).contains("bad health check");
    }

    @Test
    void trainsLaterStarts(@TempDir Path folder) throws Exception {
        var distribution = Distribution.plain(folder);
        var training = FairleadProcess.run(distribution, "train");
        assertThat(training.status()).as(training.output()).isZero();
        assertThat(distribution.home().resolve("lib/fairlead.aot")).isNotEmptyFile();

        var version = FairleadProcess.run(distribution, "version");
        assertThat(version.status()).isZero();
        assertThat(version.output()).startsWith("Version:");
    }

    @ParameterizedTest(name = "D-10 {0} ends the start with one line")
    @CsvSource({
        "--entryPoints.web.adress=:80, expected address",
        "--provider.file.filename=x, providers",
        "--entryPoints.web.address=nonsense, an address",
        "serve, expected one of traefik",
    })
    void aBadFlagEndsTheStartWithOneLine(String flag, String expected) throws Exception {
        var outcome = FairleadProcess.run(Distribution.shared(), flag);

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .containsIgnoringCase(expected)
                .startsWith("fairlead: ")
                .hasLineCount(1);
    }

    @Test
    void withoutAnApiServerOthersAreServedAndReadinessWaits(@TempDir Path folder) throws Exception {
        try (var pod = Whoami.start("127.0.0.1", 0, "pod");
                var fairlead = FairleadProcess.launch(
                        Distribution.shared(), Map.of(), unreachable(file(folder, pod.port())))) {
            fairlead.awaitLog("127.0.0.1:1");
            fairlead.awaitAnswer("example.com", "/", 200, "Name: pod\n");
            var ping = Answer.get(fairlead.internal(), "localhost", "/ping?verbose");
            assertThat(ping.status()).isEqualTo(503);
            assertThat(ping.body()).contains("file: ok\n", "kubernetes: waiting for its first configuration\n");
        }
    }

    @Test
    void readinessDoesNotWaitForAClusterIfToldSo(@TempDir Path folder) throws Exception {
        var flags = new ArrayList<>(List.of(unreachable(file(folder, 1))));
        flags.add("--providers.kubernetesIngress.waitForFirstBuild=false");
        try (var fairlead = FairleadProcess.start(Distribution.shared(), Map.of(), flags.toArray(String[]::new))) {
            fairlead.awaitLog("127.0.0.1:1");
            assertThat(Answer.get(fairlead.internal(), "localhost", "/ping").status())
                    .isEqualTo(200);
        }
    }

    private static String[] unreachable(Path file) {
        return new String[] {
            "--providers.kubernetesIngress.endpoint=http://127.0.0.1:1",
            "--providers.kubernetesIngress.token=x",
            "--providers.file.filename=" + file
        };
    }

    private static Path file(Path folder, int port) throws IOException {
        return Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  routers: {r: {rule: PathPrefix(`/`), service: s}}
                  services: {s: {loadBalancer: {servers: [{url: "http://127.0.0.1:%d"}]}}}
                """.formatted(port));
    }
}
