package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsTheVersion() {
        assertThat(run("version")).isZero();
        assertThat(text(out)).startsWith("Version:      ").contains("Java version: 25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "-help", "--help"})
    void printsHelp(String verb) {
        assertThat(run(verb)).isZero();
        assertThat(text(out)).contains("fairlead whoami --port N");
    }

    @Test
    void anUnknownCommandNamesTheKnownOnes() {
        assertThat(run("serve")).isEqualTo(1);
        assertThat(text(err))
                .isEqualTo("fairlead: found command \"serve\", expected one of traefik, version, healthcheck,"
                        + " config, whoami, demo, train, help or a flag\n");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=x", "--port=65536", "--port=-1", "--port", "--host=a", "port"})
    void whoamiRefusesABadOption(String option) {
        assertThat(run("whoami", option)).isEqualTo(1);
        assertThat(text(err))
                .contains("found \"")
                .contains("expected")
                .contains("port")
                .hasLineCount(1);
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
