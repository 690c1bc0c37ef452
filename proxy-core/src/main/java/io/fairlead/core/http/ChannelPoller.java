package io.fairlead.core.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/// A virtual thread that wakes others when their channels are ready. A channel is registered once and stays so; the
/// poller of the JDK arms every wait anew.
final class ChannelPoller {

    private static final System.Logger LOGGER = System.getLogger(ChannelPoller.class.getName());

    private static final long PAUSE_NANOS = 100_000_000;

    private final Selector selector;
    private volatile boolean asleep;

    private ChannelPoller(Selector selector) {
        this.selector = selector;
    }

    static ChannelPoller start() throws IOException {
        var poller = new ChannelPoller(Selector.open());
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
        while (true) {
            try {
                if (selector.selectNow(ChannelPoller::ready) == 0) {
                    sleep();
                }
                Thread.yield();
            } catch (IOException | RuntimeException | Error e) {
                LOGGER.log(System.Logger.Level.ERROR, "polling sockets failed; it goes on", e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void sleep() throws IOException {
        asleep = true;
        try {
            selector.select(ChannelPoller::ready);
        } finally {
            asleep = false;
        }
    }

    private static void ready(SelectionKey key) {
        ((ChannelEvents) key.attachment()).found();
    }
}
