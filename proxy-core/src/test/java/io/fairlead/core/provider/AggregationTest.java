package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AggregationTest {

    private final Aggregation aggregation = new Aggregation(List.of("a", "b"), Duration.ofNanos(100));

    static Message message(String provider, String rule) {
        var configuration = DynamicConfiguration.builder()
                .router("r", RouterConfig.of(rule, "s"))
                .build();
        return new Message(provider, configuration, List.of());
    }

    private static String rule(Optional<MergedConfiguration> merged, String provider) {
        return merged.orElseThrow().routers().get("r@" + provider).rule();
    }

    @Test
    void theFirstPassesAtOnce() {
        assertThat(aggregation.take(-5)).isEmpty();
        assertThat(aggregation.due(-5)).isEmpty();
        aggregation.accept(message("a", "1"));
        assertThat(aggregation.due(-5)).contains(0L);
        assertThat(rule(aggregation.take(-5), "a")).isEqualTo("1");
        assertThat(aggregation.take(-5)).isEmpty();
    }

    @Test
    void theNewestWinsWhenTheThrottleTimeIsOver() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        aggregation.accept(message("a", "2"));
        assertThat(aggregation.take(40)).isEmpty();
        aggregation.accept(message("a", "3"));
        assertThat(aggregation.due(40)).contains(60L);
        assertThat(aggregation.take(99)).isEmpty();
        assertThat(rule(aggregation.take(100), "a")).isEqualTo("3");
        assertThat(aggregation.due(100)).isEmpty();
    }

    @Test
    void theNextThrottleTimeBeginsWhenOneWasTaken() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        aggregation.accept(message("a", "2"));
        aggregation.take(250);
        aggregation.accept(message("a", "3"));
        assertThat(aggregation.due(260)).contains(90L);
    }

    @Test
    void equalOnesAreDropped() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        aggregation.accept(message("a", "1"));
        assertThat(aggregation.due(500)).isEmpty();
        assertThat(aggregation.take(500)).isEmpty();
    }

    @Test
    void goingBackToTheLastTakenDropsWhatWaits() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        aggregation.accept(message("a", "2"));
        aggregation.accept(message("a", "1"));
        assertThat(aggregation.take(1000)).isEmpty();
    }

    @Test
    void otherProblemsAreAnotherMessage() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        var problem = new Problem("file", "", "x", "y");
        aggregation.accept(new Message("a", message("a", "1").configuration(), List.of(problem)));
        assertThat(aggregation.take(100).orElseThrow().problems()).containsExactly(problem);
    }

    @Test
    void theFirstConfigurationAfterATimeOfWaitingIsNotThrottled() {
        var waiting = new Message("a", DynamicConfiguration.EMPTY, List.of(), Message.Standing.WAITING);
        aggregation.accept(waiting);
        aggregation.take(0);
        assertThat(aggregation.standings()).containsEntry("a", Message.Standing.WAITING);
        aggregation.accept(message("a", "1"));
        assertThat(rule(aggregation.take(1), "a")).isEqualTo("1");
        assertThat(aggregation.standings()).containsEntry("a", Message.Standing.CURRENT);
    }

    @Test
    void eachProviderHasItsOwnThrottle() {
        aggregation.accept(message("a", "1"));
        aggregation.take(0);
        aggregation.accept(message("b", "1"));
        aggregation.accept(message("a", "2"));
        var merged = aggregation.take(1);
        assertThat(rule(merged, "a")).isEqualTo("1");
        assertThat(rule(merged, "b")).isEqualTo("1");
        assertThat(aggregation.standings()).containsOnlyKeys("a", "b");
    }

    @Test
    void theClockMayWrap() {
        aggregation.accept(message("a", "1"));
        aggregation.take(Long.MAX_VALUE - 10);
        aggregation.accept(message("a", "2"));
        assertThat(aggregation.take(Long.MIN_VALUE + 10)).isEmpty();
        assertThat(aggregation.take(Long.MIN_VALUE + 89)).isPresent();
    }

    @Test
    void zeroTurnsTheThrottleOff() {
        var open = new Aggregation(List.of("a"), Duration.ZERO);
        for (var i = 0; i < 5; i++) {
            open.accept(message("a", "" + i));
            assertThat(rule(open.take(0), "a")).isEqualTo("" + i);
        }
    }

    /// Whatever comes when: takes of one provider are far enough apart, and the last message is what stands.
    @Test
    void theLastIsNeverLost() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var providers = new Aggregation(List.of("a", "b"), Duration.ofNanos(100));
            var last = new HashMap<String, String>();
            var standing = new HashMap<String, String>();
            var takenAt = new HashMap<String, Long>();
            var now = random.nextLong();
            for (var step = 0; step < 200; step++) {
                var provider = random.nextBoolean() ? "a" : "b";
                last.put(provider, "" + random.nextInt(4));
                providers.accept(message(provider, last.get(provider)));
                now += random.nextInt(60);
                check(providers, now, standing, takenAt, seed);
            }
            for (var wait = providers.due(now); wait.isPresent(); wait = providers.due(now)) {
                now += wait.get();
                check(providers, now, standing, takenAt, seed);
            }
            assertThat(standing).as("seed %d", seed).isEqualTo(last);
        }
    }

    private static void check(
            Aggregation providers,
            long now,
            HashMap<String, String> standing,
            HashMap<String, Long> takenAt,
            int seed) {
        providers
                .take(now)
                .ifPresent(merged -> merged.routers().forEach((name, router) -> {
                    var provider = name.substring(2);
                    if (!router.rule().equals(standing.put(provider, router.rule()))) {
                        var before = takenAt.put(provider, now);
                        assertThat(before == null || now - before >= 100)
                                .as("seed %d", seed)
                                .isTrue();
                    }
                }));
    }
}
