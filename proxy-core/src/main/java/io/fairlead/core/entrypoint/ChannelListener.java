package io.fairlead.core.entrypoint;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// A listener over a socket of our own: one thread accepts, and each connection runs on a virtual thread.
final class ChannelListener implements Listener {

    private static final System.Logger LOGGER = System.getLogger(ChannelListener.class.getName());
    private static final int BACKLOG = 4096;

    /// Linux takes no more.
    private static final int LONGEST_KEEP_ALIVE = 32_767;

    private final String name;
    private final ServerSocketChannel socket;
    private final Selector selector;
    private final ConnectionLimit limit;
    private final Function<Transport, Connection> connections;
    private final AcceptTrouble trouble;
    private final Thread thread;
    private volatile boolean stopping;

    private ChannelListener(
            EntryPointSettings settings,
            ServerSocketChannel socket,
            ConnectionLimit limit,
            Function<Transport, Connection> connections)
            throws IOException {
        this.name = settings.name();
        this.socket = socket;
        this.limit = limit;
        this.connections = connections;
        this.trouble = new AcceptTrouble(name);
        this.thread = Thread.ofPlatform().daemon().name("accept " + name).unstarted(this::run);
        this.selector = Selector.open();
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// Binds and starts to accept.
    ///
    /// @param connections makes a connection of what was accepted
    static Listener start(
            EntryPointSettings settings, ConnectionLimit limit, Function<Transport, Connection> connections)
            throws IOException {
        var socket = ServerSocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.setOption(StandardSocketOptions.SO_REUSEPORT, settings.reusePort());
            inherit(socket, settings);
            socket.bind(settings.address(), BACKLOG);
            var listener = new ChannelListener(settings, socket, limit, connections);
            listener.thread.start();
            return listener;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// What is accepted inherits the time from the listener.
    private static void inherit(ServerSocketChannel socket, EntryPointSettings settings) throws IOException {
        var seconds = settings.tcpKeepAlive().toSeconds();
        if (seconds > 0 && socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) Math.min(seconds, LONGEST_KEEP_ALIVE));
        }
    }

    @Override
    public int port() {
        return socket.socket().getLocalPort();
    }

    @Override
    public void stop() {
        stopping = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (socket;
                selector) {
            while (!stopping) {
                selector.select(_ -> acceptAll());
            }
            // Who was let in by the kernel before this moment is not turned away.
            acceptAll();
        } catch (IOException | RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, "entry point " + name + " accepts no more connections", e);
        }
    }

    private void acceptAll() {
        while (limit.take(() -> !stopping) && acceptOne()) {
            trouble.over();
        }
    }

    /// @return whether there was one
    private boolean acceptOne() {
        SocketChannel accepted = null;
        try {
            accepted = socket.accept();
            if (accepted != null) {
                start(accepted);
                return true;
            }
            limit.giveBack();
        } catch (IOException | RuntimeException | Error e) {
            limit.giveBack();
            close(accepted);
            trouble.pause(e);
        }
        return false;
    }

    private void start(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var transport = new ChannelTransport(channel, (InetSocketAddress) channel.getRemoteAddress());
        try {
            var connection = connections.apply(transport);
            Thread.ofVirtual().name(name).start(() -> serve(connection));
        } catch (RuntimeException | Error e) {
            transport.close();
            throw e;
        }
    }

    private void serve(Connection connection) {
        try {
            connection.run();
        } finally {
            limit.giveBack();
        }
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.TRACE, "closing a connection that could not be served failed", e);
        }
    }
}
