package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds the sample plugins against the SPI jars of the archive alone, drops them in and sees them at work.
class PluginsIT {

    private static final Path SAMPLES = Path.of("src/it");

    @TempDir
    private Path folder;

    @Test
    void samplesWorkAndABrokenJarIsNamed() throws Exception {
        var distribution = Distribution.plain(folder);
        build("request-id", "fairlead-middleware-spi", distribution, "request-id.jar");
        build("host-list", "fairlead-provider-spi", distribution, "host-list/host-list.jar");
        Files.writeString(distribution.home().resolve("plugins/broken.jar"), "this is no jar");
        try (var whoami = Whoami.start("127.0.0.1", 0, "")) {
            var hosts = folder.resolve("hosts.txt");
            Files.writeString(hosts, "listed.example.com http://127.0.0.1:" + whoami.port() + "\n");
            var dynamic = folder.resolve("dynamic.yml");
            Files.writeString(dynamic, """
                    http:
                      routers:
                        ids: {rule: "Host(`ids.example.com`)", middlewares: [ids], service: "listed.example.com@hostList"}
                      middlewares:
                        ids: {requestId: {keepExisting: true}}
                    """);
            try (var fairlead = FairleadProcess.start(
                    distribution,
                    Map.of(),
                    "--providers.hostList.file=" + hosts,
                    "--providers.hostList.interval=50ms",
                    "--providers.file.filename=" + dynamic)) {
                fairlead.awaitAnswer("listed.example.com", "/", 200, "\nHost: listed.example.com\n");
                fairlead.awaitAnswer("ids.example.com", "/", 200, "\nX-Request-Id: ");
                var kept = Answer.of(
                        fairlead.web(),
                        "GET / HTTP/1.1\r\nHost: ids.example.com\r\nX-Request-Id: mine\r\nConnection: close\r\n\r\n");
                assertThat(kept.head()).containsIgnoringCase("\r\nX-Request-Id: mine");
                assertThat(kept.body()).contains("\nX-Request-Id: mine\n");
                assertThat(fairlead.log()).contains("broken.jar");

                Files.writeString(hosts, "other.example.com http://127.0.0.1:" + whoami.port() + "\n");
                fairlead.awaitAnswer("other.example.com", "/", 200, "\nHost: other.example.com\n");
                fairlead.awaitAnswer("listed.example.com", "/", 404, "");
            }
        }
    }

    private void build(String sample, String spi, Distribution distribution, String jar) throws IOException {
        var classes = folder.resolve(sample + "-classes");
        var library = distribution
                .home()
                .resolve("lib/" + spi + "-" + System.getProperty("fairlead.version", "0.1.0") + ".jar");
        try (var sources = Files.walk(SAMPLES.resolve(sample).resolve("src/main/java"))) {
            var options = Stream.of("--module-path", library.toString(), "-d", classes.toString(), "-Werror");
            run(
                    "javac",
                    Stream.concat(options, sources.map(Path::toString).filter(name -> name.endsWith(".java")))
                            .toArray(String[]::new));
        }
        var target = distribution.home().resolve("plugins").resolve(jar);
        Files.createDirectories(target.getParent());
        run("jar", "--create", "--file", target.toString(), "-C", classes.toString(), ".");
    }

    private static void run(String tool, String... arguments) {
        var output = new StringWriter();
        var status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(output), new PrintWriter(output), arguments);
        assertThat(status).as(output.toString()).isZero();
    }
}
