package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// slowhttptest in its modes, beside honest clients who must not notice.
class SlowHttpTestIT {

    @BeforeEach
    void installed() {
        Program.needed("slowhttptest");
    }

    @ParameterizedTest(name = "R-03, R-05 slowhttptest {0} beside normal traffic")
    @ValueSource(strings = {"-H", "-B", "-X -w 1 -y 10 -n 1"})
    void passes(String mode) throws Exception {
        var siege = Siege.begin("slow: {rule: \"Host(`127.0.0.1`)\", service: one}", "", "");
        var command =
                new ArrayList<>(List.of("slowhttptest", "-c", "500", "-r", "200", "-i", "1", "-l", "10", "-p", "5"));
        command.addAll(List.of(mode.split(" ")));
        command.addAll(List.of("-u", "http://127.0.0.1:" + siege.port() + "/bytes/300000"));

        var outcome = Program.run(60, command);

        assertThat(plain(outcome.output())).as(outcome.output()).contains("service available: YES");
        siege.endUnharmed();
    }

    /// Without what colours a terminal, and with single blanks.
    private static String plain(String output) {
        return output.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").replaceAll(" +", " ");
    }
}
