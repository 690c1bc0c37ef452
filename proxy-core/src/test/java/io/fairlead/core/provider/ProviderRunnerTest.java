package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderRunnerTest {

    private static final DynamicConfiguration ONE = DynamicConfiguration.builder()
            .router("r", RouterConfig.of("1", "s"))
            .build();

    private final FakeTime time = new FakeTime();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    private ProviderRunner start(Provider provider) {
        return ProviderRunner.start(
                new NamedProvider("p", provider), messages::add, time, new BackOff(new SplittableRandom(3)));
    }

    @Test
    void aProviderThatFailsKeepsItsLastConfigurationAndIsTriedAgain() throws Exception {
        var problem = new Problem("file", "", "x", "y");
        var first = new CountDownLatch(1);
        Provider provider = sink -> {
            if (first.getCount() == 1) {
                first.countDown();
                sink.publish(ONE, List.of(problem));
                throw new IllegalStateException("lost the server");
            }
            sink.publish(DynamicConfiguration.EMPTY);
            Thread.sleep(Duration.ofDays(1));
        };
        try (var _ = start(provider)) {
            assertThat(messages.take()).isEqualTo(new Message("p", ONE, List.of(problem)));
            var failed = messages.take();
            assertThat(failed.configuration()).isEqualTo(ONE);
            assertThat(failed.problems())
                    .hasSize(2)
                    .contains(problem)
                    .last()
                    .satisfies(last -> assertThat(last.found()).isEqualTo("lost the server"));
            var pause = time.sleeping();
            assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            time.wake(pause);
            assertThat(messages.take()).isEqualTo(new Message("p", DynamicConfiguration.EMPTY, List.of()));
        }
    }

    @Test
    void pausesGrowUntilARunWasLong() throws Exception {
        var lasts = new AtomicReference<>(Duration.ZERO);
        try (var _ = start(sink -> {
            time.move(lasts.get());
            throw new LinkageError("no such class");
        })) {
            for (var ceiling : List.of(2, 4, 8, 16, 30, 30)) {
                var pause = time.sleeping();
                assertThat(pause).isBetween(Duration.ofMillis(ceiling * 500L), Duration.ofSeconds(ceiling));
                lasts.set(ceiling == 30 ? Duration.ofMinutes(1) : Duration.ZERO);
                time.wake(pause);
                if (ceiling == 30) {
                    break;
                }
            }
            assertThat(time.sleeping()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void reportsKeepTheConfigurationAndWhatItSetAside() throws Exception {
        var aside = new Problem("a", "", "", "");
        var reason = new Problem("b", "", "", "");
        try (var _ = start(sink -> {
            sink.publish(ONE, List.of(aside));
            sink.report(List.of(reason));
            sink.report(List.of());
        })) {
            assertThat(messages.take().problems()).containsExactly(aside);
            assertThat(messages.take())
                    .isEqualTo(new Message("p", ONE, List.of(aside, reason), Message.Standing.BEHIND));
            assertThat(messages.take()).isEqualTo(new Message("p", ONE, List.of(aside)));
        }
    }

    @Test
    void whatItWaitsForIsNoFirstWord() throws Exception {
        var reason = new Problem("server", "", "", "");
        try (var _ = start(sink -> {
            sink.waiting(List.of(reason));
            sink.publish(ONE);
            sink.waiting(List.of(reason));
        })) {
            assertThat(messages.take())
                    .isEqualTo(new Message("p", DynamicConfiguration.EMPTY, List.of(reason), Message.Standing.WAITING));
            assertThat(messages.take()).isEqualTo(new Message("p", ONE, List.of()));
            assertThat(messages.take()).isEqualTo(new Message("p", ONE, List.of(reason), Message.Standing.BEHIND));
        }
    }

    @Test
    void oneThatEndsWithoutAWordHasNothing() throws Exception {
        try (var _ = start(sink -> {})) {
            assertThat(messages.take()).isEqualTo(new Message("p", DynamicConfiguration.EMPTY, List.of()));
        }
    }

    @Test
    void closingInterrupts() throws Exception {
        var ended = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var runner = start(sink -> {
            try {
                running.countDown();
                Thread.sleep(Duration.ofDays(1));
            } finally {
                ended.countDown();
            }
        });
        running.await();
        runner.close();
        ended.await();
        assertThat(messages).isEmpty();
    }

    @Test
    void closingEndsAPause() throws Exception {
        var runner = start(sink -> {
            throw new IllegalStateException("x");
        });
        time.sleeping();
        runner.close();
        assertThat(messages).hasSize(1);
    }

    @Test
    void threadsOfAFailedRunAreNotHeard() throws Exception {
        var old = new AtomicReference<ConfigurationSink>();
        try (var _ = start(sink -> {
            old.set(sink);
            throw new IllegalStateException("x");
        })) {
            time.sleeping();
            old.get().publish(ONE);
            old.get().report(List.of());
            assertThat(messages).hasSize(1);
        }
    }
}
