package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConfigurationAggregatorTest {

    private final FakeTime time = new FakeTime();
    private final BlockingQueue<MergedConfiguration> merged = new LinkedBlockingQueue<>();

    private static Message message(String provider, String rule) {
        return AggregationTest.message(provider, rule);
    }

    @Test
    void handsOnInOrderAndHonoursTheThrottle() throws Exception {
        try (var aggregator =
                ConfigurationAggregator.start(List.of("a", "b"), Duration.ofSeconds(2), merged::add, time)) {
            aggregator.accept(message("a", "1"));
            assertThat(merged.take().routers()).containsOnlyKeys("r@a");
            aggregator.accept(message("a", "2"));
            aggregator.accept(message("a", "3"));
            aggregator.accept(message("b", "1"));
            var second = merged.take();
            assertThat(second.routers()).containsOnlyKeys("r@a", "r@b");
            assertThat(second.routers().get("r@a").rule()).isEqualTo("1");
            time.move(Duration.ofSeconds(2));
            aggregator.look();
            assertThat(merged.take().routers().get("r@a").rule()).isEqualTo("3");
            assertThat(merged).isEmpty();
        }
    }

    /// The clock of the machine ends the throttle time without any help.
    @Test
    void theTrailingEdgeFires() throws Exception {
        try (var aggregator = ConfigurationAggregator.start(List.of("a"), Duration.ofMillis(50), merged::add)) {
            aggregator.accept(message("a", "1"));
            merged.take();
            aggregator.accept(message("a", "2"));
            assertThat(merged.take().routers().get("r@a").rule()).isEqualTo("2");
        }
    }

    @Test
    void readyWhenTheListenerHasTakenTheFirstWordOfEach() throws Exception {
        var hold = new CountDownLatch(1);
        try (var aggregator = ConfigurationAggregator.start(
                List.of("a", "b"),
                Duration.ZERO,
                configuration -> {
                    merged.add(configuration);
                    if (configuration.routers().containsKey("r@b")) {
                        wait(hold);
                    }
                },
                time)) {
            var readiness = aggregator.readiness();
            assertThat(readiness.silent()).containsExactly("a", "b");
            aggregator.accept(message("a", "1"));
            merged.take();
            aggregator.accept(message("b", "1"));
            merged.take();
            assertThat(readiness.silent()).containsExactly("b");
            assertThat(readiness.isReady()).isFalse();
            hold.countDown();
            assertThat(readiness.await(Duration.ofSeconds(50))).isTrue();
            assertThat(readiness.isReady()).isTrue();
            assertThat(readiness.silent()).isEmpty();
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneThatWaitsKeepsItFromReadinessAndOneThatIsBehindDoesNot() throws Exception {
        try (var aggregator = ConfigurationAggregator.start(List.of("a"), Duration.ZERO, merged::add, time)) {
            var readiness = aggregator.readiness();
            aggregator.accept(new Message("a", DynamicConfiguration.EMPTY, List.of(), Message.Standing.WAITING));
            merged.take();
            assertThat(readiness.detail()).containsExactly("a: waiting for its first configuration");
            assertThat(readiness.isReady()).isFalse();
            aggregator.accept(message("a", "1"));
            assertThat(readiness.await(Duration.ofSeconds(50))).isTrue();
            assertThat(readiness.detail()).containsExactly("a: ok");
            aggregator.accept(new Message("a", message("a", "1").configuration(), List.of(), Message.Standing.BEHIND));
            merged.take();
            merged.take();
            while (!readiness.detail().equals(List.of("a: behind, the last configuration stays in force"))) {
                Thread.onSpinWait();
            }
            assertThat(readiness.isReady()).isTrue();
        }
    }

    @Test
    void withoutProvidersItIsReadyAtOnce() {
        try (var aggregator = ConfigurationAggregator.start(List.of(), Duration.ZERO, merged::add, time)) {
            assertThat(aggregator.readiness().isReady()).isTrue();
        }
    }

    @Test
    void aListenerThatThrowsIsCalledAgain() throws Exception {
        try (var aggregator = ConfigurationAggregator.start(
                List.of("a"),
                Duration.ZERO,
                configuration -> {
                    merged.add(configuration);
                    throw new IllegalStateException("on purpose");
                },
                time)) {
            aggregator.accept(message("a", "1"));
            merged.take();
            aggregator.accept(message("a", "2"));
            assertThat(merged.take().routers().get("r@a").rule()).isEqualTo("2");
        }
    }
}
