package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of connections whose poller fails.
@Timeout(60)
class ChannelPollerTest {

    private static final int FAILURES = 2;

    private final Logger logger = Logger.getLogger(ChannelPoller.class.getName());
    private final AtomicInteger left = new AtomicInteger(FAILURES);
    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("made up"), new StackOverflowError("made up"));
    }

    @ParameterizedTest(name = "a poller that meets {0} says so, goes on, and wakes who waits")
    @MethodSource("failures")
    void goesOn(Throwable failure) throws Exception {
        var said = new CopyOnWriteArrayList<Throwable>();
        try (var _ = new Heard(logger, line -> said.add(line.getThrown()));
                var one = new Connection(ChannelPoller.start(key -> failing(failure, key)))) {
            one.send(7);
            assertThat(one.received()).isEqualTo(7);
        }
        assertThat(said).hasSize(FAILURES).containsOnly(failure);
    }

    @Test
    @DisplayName("a poller goes on where even saying that it failed fails")
    void goesOnInSilence() throws Exception {
        var failure = new OutOfMemoryError("made up");
        try (var _ = new Heard(logger, _ -> {
                    throw failure;
                });
                var one = new Connection(ChannelPoller.start(key -> failing(failure, key)))) {
            one.send(7);
            assertThat(one.received()).isEqualTo(7);
        }
        assertThat(left).hasNegativeValue();
    }

    @Test
    @DisplayName("no other connection of the same poller is forgotten when one makes it fail")
    void othersToo() throws Exception {
        var poller = ChannelPoller.start(key -> failing(new IllegalStateException("made up"), key));
        try (var _ = new Heard(logger, _ -> {});
                var one = new Connection(poller);
                var other = new Connection(poller)) {
            one.send(1);
            other.send(2);
            assertThat(one.received()).isEqualTo(1);
            assertThat(other.received()).isEqualTo(2);
        }
        assertThat(left).hasNegativeValue();
    }

    @Test
    @DisplayName("connections that are ready and that nobody reads keep no new thread from running")
    void keepsNobodyFromRunning() throws Exception {
        var unread = new ArrayList<Connection>();
        try {
            for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                unread.add(new Connection(ChannelPoller.start(_ -> {})));
            }
            for (var connection : unread) {
                connection.send(1);
            }
            for (var i = 0; i < 100; i++) {
                var run = new CountDownLatch(1);
                Thread.ofVirtual().start(run::countDown);
                assertThat(run.await(10, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            for (var connection : unread) {
                connection.close();
            }
        }
    }

    private void failing(Throwable failure, SelectionKey key) {
        if (left.getAndDecrement() > 0) {
            switch (failure) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new AssertionError(failure);
            }
        }
        ChannelPoller.tell(key);
    }

    /// A reader that waits for one byte of its peer.
    private final class Connection implements AutoCloseable {

        private final SocketChannel peer;
        private final SocketChannel channel;
        private final FutureTask<Integer> reader;

        Connection(ChannelPoller poller) throws IOException {
            peer = SocketChannel.open(listener.getLocalAddress());
            channel = listener.accept();
            var events = poller.watch(channel);
            reader = new FutureTask<>(() -> read(events));
            var thread = Thread.ofVirtual().start(reader);
            while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        private int read(ChannelEvents events) throws IOException {
            var target = ByteBuffer.allocate(1);
            while (channel.read(target) == 0) {
                events.awaitInput();
            }
            return target.get(0);
        }

        void send(int value) throws IOException {
            peer.write(ByteBuffer.wrap(new byte[] {(byte) value}));
        }

        int received() throws Exception {
            return reader.get(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws IOException {
            peer.close();
            channel.close();
        }
    }

    /// Takes what the poller logs, and nobody else does.
    private static final class Heard extends Handler implements AutoCloseable {

        private final Logger logger;
        private final Consumer<LogRecord> lines;

        Heard(Logger logger, Consumer<LogRecord> lines) {
            this.logger = logger;
            this.lines = lines;
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        @Override
        public void publish(LogRecord line) {
            lines.accept(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
