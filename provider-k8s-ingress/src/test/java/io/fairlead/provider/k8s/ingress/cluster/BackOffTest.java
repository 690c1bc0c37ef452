package io.fairlead.provider.k8s.ingress.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Pace.CALM, new SplittableRandom(20_261_125));

    @Test
    @DisplayName("K-07 waits double from a second to half a minute, and half of each is chance")
    void grows() {
        for (var ceiling : new long[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(ceiling * 500), Duration.ofSeconds(ceiling + 1));
        }
        assertThat(Stream.generate(backOff::next).limit(20).distinct()).hasSizeGreaterThan(15);
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(1001));
    }

    @Test
    @DisplayName("K-07 a server that asks for more time gets it, within reason")
    void wishes() {
        assertThat(backOff.next(Duration.ofSeconds(9))).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(backOff.next(Duration.ofDays(9))).isLessThan(Duration.ofMinutes(6));
        assertThat(backOff.next(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotOverflow() {
        for (var i = 0; i < 100; i++) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(31));
        }
    }

    @Test
    void watchesDoNotEndTogether() {
        var seconds = LongStream.generate(backOff::watchSeconds).limit(50).toArray();
        assertThat(LongStream.of(seconds).distinct().count()).isGreaterThan(20);
        assertThat(LongStream.of(seconds)).allSatisfy(each -> assertThat(each).isBetween(300L, 600L));
    }
}
