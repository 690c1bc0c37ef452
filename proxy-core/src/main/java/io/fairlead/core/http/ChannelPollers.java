package io.fairlead.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The pollers of this process, one for each core. They live as long as it does, as those of the JDK.
final class ChannelPollers {

    private static final ChannelPollers ALL =
            new ChannelPollers(Runtime.getRuntime().availableProcessors());

    private final ChannelPoller[] pollers;
    private final AtomicInteger turn = new AtomicInteger();

    private ChannelPollers(int count) {
        this.pollers = Stream.generate(ChannelPollers::start).limit(count).toArray(ChannelPoller[]::new);
    }

    /// Has them started, if they are not.
    static void prepare() {
        ALL.turn.get();
    }

    /// Makes a channel one that does not block, and has it watched until it is closed.
    static ChannelEvents watch(SocketChannel channel) throws IOException {
        return ALL.next().watch(channel);
    }

    private ChannelPoller next() {
        return pollers[Math.floorMod(turn.getAndIncrement(), pollers.length)];
    }

    private static ChannelPoller start() {
        try {
            return ChannelPoller.start();
        } catch (IOException e) {
            throw new UncheckedIOException("sockets cannot be polled", e);
        }
    }
}
