package io.fairlead.core.upstream;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Reaper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The connections to one server. The one used last is used next, so that the others can grow old.
final class ConnectionPool {

    private final String host;
    private final int port;
    private final UpstreamTimeouts timeouts;
    private final Reaper reaper;
    private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();
    private final RestingPools resting;
    private boolean listed;

    ConnectionPool(String host, int port, UpstreamTimeouts timeouts, Reaper reaper, RestingPools resting) {
        this.host = host;
        this.port = port;
        this.timeouts = timeouts;
        this.reaper = reaper;
        this.resting = resting;
    }

    UpstreamTimeouts timeouts() {
        return timeouts;
    }

    /// A connection that rests and is fit for use, or a new one.
    UpstreamConnection acquire() throws IOException {
        for (var rested = poll(); rested != null; rested = poll()) {
            if (rested.isFit()) {
                return rested;
            }
            rested.close();
        }
        return dial();
    }

    /// A new connection.
    UpstreamConnection dial() throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address for " + host);
        }
        var channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().connect(address, millis(timeouts.dial()));
            return new UpstreamConnection(new ChannelTransport(channel, address), reaper);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Takes a connection back that stands between two exchanges.
    void release(UpstreamConnection connection) {
        connection.rest(System.nanoTime());
        if (!offer(connection)) {
            connection.close();
        } else if (resting.isClosed()) {
            clear();
        }
    }

    /// Closes what has rested too long.
    void evict(long now) {
        var old = new ArrayList<UpstreamConnection>();
        synchronized (idle) {
            while (!idle.isEmpty() && isOld(idle.getLast(), now)) {
                old.add(idle.removeLast());
            }
            unlistIfEmpty();
        }
        old.forEach(UpstreamConnection::close);
    }

    /// Closes what rests.
    void clear() {
        var rest = new ArrayList<UpstreamConnection>();
        synchronized (idle) {
            rest.addAll(idle);
            idle.clear();
            unlistIfEmpty();
        }
        rest.forEach(UpstreamConnection::close);
    }

    private boolean isOld(UpstreamConnection connection, long now) {
        var limit = timeouts.idle().toNanos();
        return limit > 0 && now - connection.idleSince() > limit;
    }

    private void unlistIfEmpty() {
        if (idle.isEmpty() && listed) {
            listed = false;
            resting.remove(this);
        }
    }

    private @Nullable UpstreamConnection poll() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    private boolean offer(UpstreamConnection connection) {
        synchronized (idle) {
            if (resting.isClosed() || idle.size() >= timeouts.mostIdle()) {
                return false;
            }
            idle.addFirst(connection);
            if (!listed) {
                listed = true;
                resting.add(this);
            }
            return true;
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }
}
