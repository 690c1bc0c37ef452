package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void growsFromOneSecondToThirty() {
        for (var seed = 0; seed < 100; seed++) {
            var backOff = new BackOff(new SplittableRandom(seed));
            var ceilings = new long[] {2, 4, 8, 16, 30, 30, 30};
            for (var ceiling : ceilings) {
                assertThat(backOff.after(Duration.ZERO))
                        .as("seed %d", seed)
                        .isBetween(Duration.ofMillis(ceiling * 500), Duration.ofSeconds(ceiling));
            }
        }
    }

    @Test
    void startsAgainAfterALongRun() {
        var backOff = new BackOff(new SplittableRandom(1));
        for (var i = 0; i < 10; i++) {
            backOff.after(Duration.ofSeconds(29));
        }
        assertThat(backOff.after(Duration.ofSeconds(30))).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(backOff.after(Duration.ofSeconds(31))).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void jitters() {
        var backOff = new BackOff(new SplittableRandom(1));
        assertThat(java.util.stream.Stream.generate(() -> backOff.after(Duration.ZERO))
                        .limit(50)
                        .distinct())
                .hasSizeGreaterThan(40);
    }
}
