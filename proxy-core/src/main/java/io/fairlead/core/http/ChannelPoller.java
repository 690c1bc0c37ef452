package io.fairlead.core.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A virtual thread that wakes others when their channels are ready. A channel is registered once and stays so; the
/// poller of the JDK arms every wait anew.
final class ChannelPoller {

    private static final System.Logger LOGGER = System.getLogger(ChannelPoller.class.getName());

    private static final long PAUSE_NANOS = 100_000_000;

    /// How often it looks without a rest. A thread that only yields comes back to the queue that its carrier looks at
    /// first, and threads in other queues, such as those of new connections, would never run.
    private static final int MOST_LOOKS = 64;

    private static final long REST_NANOS = 20_000;

    private final Selector selector;
    private final Consumer<SelectionKey> ready;
    private volatile boolean asleep;

    private ChannelPoller(Selector selector, Consumer<SelectionKey> ready) {
        this.selector = selector;
        this.ready = ready;
    }

    static ChannelPoller start() throws IOException {
        return start(ChannelPoller::tell);
    }

    /// @param ready told of each channel that is ready
    static ChannelPoller start(Consumer<SelectionKey> ready) throws IOException {
        var poller = new ChannelPoller(Selector.open(), ready);
        Thread.ofVirtual().name("poller").start(poller::run);
        return poller;
    }

    ChannelEvents watch(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        var key = channel.register(selector, 0);
        var events = new ChannelEvents(this, key);
        key.attach(events);
        return events;
    }

    /// Makes it see what has changed in its keys. Awake it does so by itself, which saves a system call.
    void notice() {
        if (asleep) {
            selector.wakeup();
        }
    }

    /// Those that were woken run first; meanwhile more becomes ready, and one system call tells of all.
    ///
    /// A failure passes or comes again: what is ready stays so, and nobody else would wake these connections.
    private void run() {
        for (var looks = 1; ; looks++) {
            try {
                if (selector.selectNow(ready) == 0) {
                    looks = 0;
                    sleep();
                }
                if (looks == MOST_LOOKS) {
                    looks = 0;
                    LockSupport.parkNanos(REST_NANOS);
                }
                Thread.yield();
            } catch (IOException | RuntimeException | Error e) {
                pause(e);
            }
        }
    }

    /// There may not be memory enough to say it. Then it goes on without a word.
    private static void pause(Throwable failure) {
        try {
            LOGGER.log(System.Logger.Level.ERROR, "polling sockets failed; it goes on", failure);
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (RuntimeException | Error _) {
            // Nobody is left to tell.
        }
    }

    private void sleep() throws IOException {
        asleep = true;
        try {
            selector.select(ready);
        } finally {
            asleep = false;
        }
    }

    static void tell(SelectionKey key) {
        ((ChannelEvents) key.attachment()).found();
    }
}
