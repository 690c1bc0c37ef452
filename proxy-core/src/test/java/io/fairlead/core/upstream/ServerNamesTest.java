package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerNamesTest {

    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final InetAddress ONE = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress TWO = InetAddress.ofLiteral("10.0.0.2");

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    @DisplayName("B-09 an address needs no resolver")
    void literal() throws IOException {
        try (var names = names(name -> {
            throw new AssertionError(name);
        })) {
            assertThat(names.addresses("10.0.0.1", PATIENCE)).containsExactly(ONE);
            assertThat(names.addresses("::1", PATIENCE)).containsExactly(InetAddress.ofLiteral("::1"));
        }
        assertThat(looks).hasValue(0);
    }

    @Test
    @DisplayName("B-09 an answer is used again while it is fresh, and renewed afterwards")
    void renewed() throws IOException {
        var answers = new ConcurrentLinkedQueue<>(List.of(List.of(ONE), List.of(TWO, ONE)));
        try (var names = names(name -> answers.remove())) {
            assertThat(names.addresses("a", PATIENCE)).containsExactly(ONE);
            pass(9);
            assertThat(names.addresses("a", PATIENCE)).containsExactly(ONE);
            assertThat(looks).hasValue(1);
            pass(2);
            awaitAnswer(names, List.of(TWO, ONE), 0);
            answers.add(List.of(TWO));
            awaitAnswer(names, List.of(TWO), 70);
        }
    }

    /// The thread that looks may be slower than the clock of this test: each try finds it so much further on.
    private void awaitAnswer(ServerNames names, List<InetAddress> expected, int seconds) throws IOException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<InetAddress> found;
        do {
            pass(seconds);
            found = names.addresses("a", PATIENCE);
        } while (!found.equals(expected) && System.nanoTime() < end);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    @DisplayName("B-09 the last good answer stays while the resolver fails or finds nothing")
    void kept() throws IOException {
        var answers = new ConcurrentLinkedQueue<>(List.of(List.of(ONE), List.<InetAddress>of()));
        try (var names = names(name -> {
            if (answers.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return answers.remove();
        })) {
            for (var i = 0; i < 5; i++) {
                assertThat(names.addresses("a", PATIENCE)).containsExactly(ONE);
                pass(3600);
            }
        }
        assertThat(looks).hasValue(5);
    }

    @Test
    @DisplayName("B-09 a resolver that hangs holds up neither a known name nor another one")
    void hangs() throws IOException {
        var hung = new SynchronousQueue<List<InetAddress>>();
        try (var names = names(name -> {
            if (name.equals("known") && looks.get() == 1 || name.equals("other")) {
                return List.of(ONE);
            }
            try {
                return hung.take();
            } catch (InterruptedException e) {
                throw new UnknownHostException(name);
            }
        })) {
            assertThat(names.addresses("known", PATIENCE)).containsExactly(ONE);
            pass(3600);
            assertThat(names.addresses("known", Duration.ofDays(1).toNanos())).containsExactly(ONE);
            assertThatThrownBy(() -> names.addresses("new", 1)).isInstanceOf(SocketTimeoutException.class);
            assertThat(names.addresses("other", PATIENCE)).containsExactly(ONE);
        }
    }

    @Test
    @DisplayName("B-09 a name without addresses is known not to exist for a while, then asked for again")
    void unknown() throws IOException {
        try (var names = names(name -> {
            if (looks.get() == 1) {
                throw new UnknownHostException(name);
            }
            return List.of(ONE);
        })) {
            for (var i = 0; i < 3; i++) {
                assertThatThrownBy(() -> names.addresses("a", PATIENCE)).isInstanceOf(UnknownHostException.class);
            }
            assertThat(looks).hasValue(1);
            pass(11);
            assertThat(names.addresses("a", PATIENCE)).containsExactly(ONE);
        }
    }

    @Test
    @DisplayName("B-09 of a thousand addresses a bounded number is kept")
    void many() throws IOException {
        var thousand = IntStream.range(0, 1000)
                .mapToObj(i -> InetAddress.ofLiteral("10.0." + i / 256 + "." + i % 256))
                .toList();
        try (var names = names(name -> thousand)) {
            assertThat(names.addresses("a", PATIENCE)).isEqualTo(thousand.subList(0, 64));
        }
    }

    @Test
    @DisplayName("B-09 more names than can be looked up at once fail alone")
    void flooded() throws IOException {
        var hung = new CountDownLatch(1);
        try (var names = names(name -> {
            try {
                hung.await();
                return List.of(ONE);
            } catch (InterruptedException e) {
                throw new UnknownHostException(name);
            }
        })) {
            for (var i = 0; i < 2000; i++) {
                names.expect("n" + i);
            }
            assertThatThrownBy(() -> names.addresses("n1999", PATIENCE)).isInstanceOf(UnknownHostException.class);
            hung.countDown();
            assertThat(names.addresses("n0", PATIENCE)).containsExactly(ONE);
        }
    }

    private ServerNames names(NameLookup lookup) {
        return new ServerNames(
                name -> {
                    looks.incrementAndGet();
                    return lookup.addresses(name);
                },
                clock::get);
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
