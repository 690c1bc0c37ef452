package io.fairlead.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {

    private static final System.Logger LOG = System.getLogger("test.log");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void restore() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void writesOneLineForEachRecord() throws IOException {
        configure("info", "common");

        LOG.log(System.Logger.Level.WARNING, "found {0}", "this");

        assertThat(written()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.?\\d*Z WRN found this\n");
    }

    @Test
    void leavesOutWhatIsBelowTheLevel() throws IOException {
        configure("ERROR", "common");
        LOG.log(System.Logger.Level.WARNING, "not me");
        configure("WARN", "common");
        Logger.getLogger("io.helidon.x").info("nor me");
        LOG.log(System.Logger.Level.ERROR, "me");

        assertThat(written()).endsWith(" ERR me\n").doesNotContain("not me", "nor me");
    }

    @Test
    void anUnknownLevelMeansError() throws IOException {
        configure("loud", "common");

        LOG.log(System.Logger.Level.WARNING, "not me");
        LOG.log(System.Logger.Level.ERROR, "me");

        assertThat(written()).contains("me\n").doesNotContain("not me");
    }

    @Test
    void noMessageForgesALine() throws IOException {
        configure("INFO", "common");

        LOG.log(System.Logger.Level.ERROR, "a\r\nb\u2028c\u001b[31m");

        assertThat(written()).endsWith("a\\u000d\\u000ab\\u2028c\\u001b[31m\n").hasLineCount(1);
    }

    @Test
    void writesJson() throws IOException {
        configure("INFO", "json");

        LOG.log(System.Logger.Level.ERROR, "say \"x\"\n", new IllegalStateException("why"));

        assertThat(written())
                .startsWith("{\"time\":\"")
                .contains("\",\"level\":\"error\",\"logger\":\"test.log\",\"message\":\"say \\\"x\\\"\\u000a\"")
                .contains("\"error\":\"java.lang.IllegalStateException: why [io.fairlead.core.observe.ProcessLogTest.")
                .endsWith("\"}\n")
                .hasLineCount(1);
    }

    @Test
    void appendsToAFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("logs/fairlead.log");
        ProcessLog.configure("INFO", "common", Optional.of(file), new PrintStream(out));
        LOG.log(System.Logger.Level.INFO, "first");
        ProcessLog.configure("INFO", "common", Optional.of(file), new PrintStream(out));
        LOG.log(System.Logger.Level.INFO, "second");

        flush();
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(written()).isEmpty();
    }

    @Test
    @DisplayName("D-09 a sink that takes nothing holds nobody up; what is dropped is counted")
    void blockedSink() throws Exception {
        var blocked = new CountDownLatch(1);
        var sink = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    blocked.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                out.write(bytes, offset, length);
            }
        };
        ProcessLog.configure("INFO", "common", Optional.empty(), new PrintStream(sink));
        for (var i = 0; i < 10_000; i++) {
            LOG.log(System.Logger.Level.INFO, "line {0}", i);
        }
        assertThat(out.size()).isZero();

        blocked.countDown();
        assertThat(written()).contains(" INF line 0\n").doesNotContain("line 9,999");
        LOG.log(System.Logger.Level.INFO, "last");
        assertThat(written()).containsPattern("[5-9]\\d{3} log lines were dropped\n");
    }

    private void configure(String level, String format) throws IOException {
        ProcessLog.configure(level, format, Optional.empty(), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static void flush() {
        Stream.of(Logger.getLogger("").getHandlers()).forEach(Handler::flush);
    }

    private String written() {
        flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
