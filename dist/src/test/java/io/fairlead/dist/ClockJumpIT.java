package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive under a clock that jumps, by way of libfaketime; time that only goes on is left as it is.
class ClockJumpIT {

    private static final Pattern DATE = Pattern.compile("\r\nDate: ([^\r]+)\r\n");
    private static final int IDLE = 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void installed() throws IOException {
        Program.needed("faketime");
        jump(Duration.ZERO);
    }

    @Test
    @DisplayName("D-08 a clock that jumps by an hour or two cuts nothing, and stops no timer")
    void jumps() throws Exception {
        try (var backEnd = BackEnd.start("one")) {
            routes(backEnd, "first.example.com");
            try (var fairlead = start();
                    var traffic = Traffic.on(fairlead.web(), "first.example.com", 5, Duration.ofMillis(20))) {
                var idle = new ArrayList<Exchange>();
                for (var i = 0; i < IDLE; i++) {
                    idle.add(Exchange.connect(fairlead.web()));
                }
                answered(idle);
                traffic.awaitMore(100);
                for (var jump : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
                    jump(jump);
                    Await.until(() -> shows(fairlead, jump), () -> fairlead.get("nobody.test", "/") + fairlead.log());
                    traffic.awaitMore(100);
                    answered(idle);
                    timersRun(fairlead);
                    routes(backEnd, "first.example.com", "after" + jump.toHours() + ".example.com");
                    fairlead.awaitAnswer("after" + jump.toHours() + ".example.com", "/", 200, "one GET / 0\n");
                }
                for (var exchange : idle) {
                    exchange.close();
                }
                traffic.endUnharmed(fairlead.log());
                assertThat(fairlead.stop()).isZero();
            }
        }
    }

    /// Each on the connection that it has had all the time.
    private static void answered(List<Exchange> idle) throws IOException {
        for (var exchange : idle) {
            var answer = exchange.send("GET /idle HTTP/1.1\r\nHost: first.example.com\r\n\r\n");
            assertThat(answer.body()).as(answer.head()).isEqualTo("one GET /idle 0\n");
            assertThat(answer.closes()).isFalse();
        }
    }

    /// A head that does not end, and a server that does not answer, end in their time.
    private static void timersRun(FairleadProcess fairlead) throws IOException {
        try (var slow = Exchange.connect(fairlead.web())) {
            slow.write("GET / HTTP/1.1\r\nHost: first.exam");
            slow.rest();
        }
        assertThat(fairlead.get("first.example.com", "/silent").status()).isEqualTo(504);
    }

    private static boolean shows(FairleadProcess fairlead, Duration jump) throws IOException {
        var date = DATE.matcher(fairlead.get("nobody.test", "/").head());
        assertThat(date.find()).isTrue();
        var shown = ZonedDateTime.parse(date.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        var away = Duration.between(Instant.now().plus(jump), shown).abs();
        return away.compareTo(Duration.ofMinutes(5)) < 0;
    }

    private FairleadProcess start() throws Exception {
        var environment = Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock().toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
        return FairleadProcess.start(
                Distribution.shared(),
                environment,
                "--entryPoints.web.transport.respondingTimeouts.headTimeout=1s",
                "--serversTransport.forwardingTimeouts.responseHeaderTimeout=1s",
                "--providers.file.filename=" + folder.resolve("dynamic.yml"));
    }

    private void routes(BackEnd backEnd, String... hosts) throws IOException {
        var routers = new StringBuilder();
        for (var host : hosts) {
            routers.append("    ")
                    .append(host.replace('.', '-'))
                    .append(": {rule: \"Host(`")
                    .append(host)
                    .append("`)\", service: one}\n");
        }
        replace(
                "dynamic.yml",
                "http:\n  routers:\n" + routers + "  services:\n    one: {loadBalancer: {servers: [{url: \""
                        + backEnd.url() + "\"}]}}\n");
    }

    /// The clock of the proxy is so much ahead from now on.
    private void jump(Duration ahead) throws IOException {
        replace("clock", (ahead.isNegative() ? "-" : "+") + ahead.abs().toSeconds() + "\n");
    }

    private void replace(String name, String text) throws IOException {
        var next = folder.resolve(name + ".next");
        Files.writeString(next, text);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    private static Path library() throws IOException {
        try (var files = Files.find(
                Path.of("/usr/lib"), 4, (path, _) -> path.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
            return files.findFirst().orElseThrow();
        }
    }
}
