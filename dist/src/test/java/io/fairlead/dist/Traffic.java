package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Honest clients in the background, each with a connection of its own, that count every request that did not go well.
final class Traffic implements AutoCloseable {

    /// Sends one request and reads its answer; throws where it is not as it should be.
    @FunctionalInterface
    interface Errand {
        void run() throws Exception;
    }

    private static final int SHOWN_FAILURES = 100;

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private volatile boolean stopped;

    /// Clients of an entry point: each sends GET and POST in turn on connections that it keeps.
    static Traffic on(int port, String host, int clients, Duration pause) {
        var traffic = new Traffic();
        for (var i = 0; i < clients; i++) {
            traffic.add(new KeptConnection(port, host), pause);
        }
        return traffic;
    }

    /// Adds a client that does one thing again and again.
    <E extends Errand & AutoCloseable> Traffic add(E errand, Duration pause) {
        threads.add(Thread.ofVirtual().start(() -> {
            try (errand) {
                while (!stopped) {
                    attempt(errand);
                    Thread.sleep(pause);
                }
            } catch (Exception e) {
                note(e);
            }
        }));
        return this;
    }

    /// How many requests have been answered well.
    long done() {
        return done.get();
    }

    long failed() {
        return failed.get();
    }

    /// Waits until so many more have been answered, or have failed.
    Traffic awaitMore(long count) throws Exception {
        var goal = done.get() + failed.get() + count;
        Await.until(() -> done.get() + failed.get() >= goal, this::toString);
        return this;
    }

    /// Stops all clients and demands that nothing went wrong.
    void endUnharmed(String log) throws InterruptedException {
        close();
        assertThat(failures).as("%s%n%s", this, log).isEmpty();
        assertThat(done.get()).isPositive();
    }

    private void attempt(Errand errand) throws InterruptedException {
        var start = System.nanoTime();
        try {
            errand.run();
            longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            done.incrementAndGet();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            note(e);
        }
    }

    private void note(Throwable failure) {
        failed.incrementAndGet();
        if (failures.size() < SHOWN_FAILURES) {
            failures.add(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public String toString() {
        return done + " requests went well, the slowest in " + longest.get() / 1_000_000 + " ms, " + failed
                + " did not: " + failures.stream().limit(5).toList();
    }

    /// A client that keeps its connection for as long as it may.
    private static final class KeptConnection implements Errand, AutoCloseable {

        private final int port;
        private final String host;
        private Exchange exchange = Exchange.NONE;
        private int turn;

        KeptConnection(int port, String host) {
            this.port = port;
            this.host = host;
        }

        @Override
        public void run() throws IOException {
            if (exchange == Exchange.NONE) {
                exchange = Exchange.connect(port);
            }
            try {
                var answer = exchange.send(turn++ % 2 == 0 ? get() : post());
                assertThat(answer.status()).as(answer.head()).isEqualTo(200);
                if (answer.closes()) {
                    close();
                }
            } catch (IOException | AssertionError e) {
                close();
                throw e;
            }
        }

        private String get() {
            return "GET /traffic HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        }

        private String post() {
            return "POST /traffic HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 5\r\n\r\nhello";
        }

        @Override
        public void close() throws IOException {
            exchange.close();
            exchange = Exchange.NONE;
        }
    }
}
