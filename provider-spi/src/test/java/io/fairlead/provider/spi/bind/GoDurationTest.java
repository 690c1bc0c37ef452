package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "10, PT10S",
        "-5, PT-5S",
        "300ms, PT0.3S",
        "1.5s, PT1.5S",
        "2m30s, PT2M30S",
        "1h, PT1H",
        "1h1m1s1ms1us1ns, PT1H1M1.001001001S",
        "1µs, PT0.000001S",
        "1μs, PT0.000001S",
        "-1.5h, PT-1H-30M",
        "+1s, PT1S",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "0.1ns, PT0S",
        "9223372036s, PT9223372036S"
    })
    void reads(String text, Duration expected) {
        assertThat(GoDuration.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "s",
                "1.5",
                "1 s",
                "1d",
                "1S",
                "1s1",
                "1..5s",
                ".s",
                "--1s",
                "10000000000",
                "9223372037s",
                "3000000h",
                "1e3s",
                "٣s",
                "1s "
            })
    void refuses(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLongToRead() {
        assertThatThrownBy(() -> GoDuration.parse("1".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.1S, 100ms",
        "PT1M30S, 1m30s",
        "PT1H, 1h",
        "PT1H0.5S, 1h0.5s",
        "PT-2S, -2s",
        "PT0.0000015S, 1.5us",
        "PT0.000000001S, 1ns",
        "PT48H, 48h",
        "PT59.999S, 59.999s"
    })
    void writes(Duration duration, String expected) {
        assertThat(GoDuration.format(duration)).isEqualTo(expected);
    }

    @Test
    void readingUndoesWriting() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 20_000; i++) {
            var duration = Duration.ofNanos(random.nextLong() >> random.nextInt(64));
            assertThat(GoDuration.parse(GoDuration.format(duration)))
                    .as("case %d of seed 7", i)
                    .isEqualTo(duration);
        }
    }
}
