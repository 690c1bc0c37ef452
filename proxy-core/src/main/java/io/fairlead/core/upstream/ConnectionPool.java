package io.fairlead.core.upstream;

import io.fairlead.core.http.Reaper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connections to one server. The one used last is used next, so that the others can grow old.
final class ConnectionPool {

    private static final List<String> HTTP_1 = List.of("http/1.1");

    private final Connector connector;
    private final UpstreamSettings settings;
    private final Reaper reaper;
    private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();
    private final RestingPools resting;
    private boolean listed;

    ConnectionPool(Connector connector, UpstreamSettings settings, Reaper reaper, RestingPools resting) {
        this.connector = connector;
        this.settings = settings;
        this.reaper = reaper;
        this.resting = resting;
    }

    UpstreamSettings settings() {
        return settings;
    }

    /// A connection that rests and is fit for use, or a new one.
    ///
    /// @param client whose request it is for
    UpstreamConnection acquire(InetSocketAddress client) throws IOException {
        // Who is to stop must not close one resting connection after the other by looking at it.
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        var rested = rested();
        return rested == null ? dial(client) : rested;
    }

    /// A connection that rests and is fit for use; `null` if there is none.
    @Nullable
    UpstreamConnection rested() {
        for (var rested = poll(); rested != null; rested = poll()) {
            if (rested.isFit()) {
                return rested;
            }
            rested.close();
        }
        return null;
    }

    /// A new connection.
    ///
    /// @param client whose request it is for
    UpstreamConnection dial(InetSocketAddress client) throws IOException {
        return new UpstreamConnection(connector.open(client, HTTP_1), settings, reaper);
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
        var limit = settings.timeouts().idle();
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
            if (resting.isClosed() || idle.size() >= settings.mostIdle()) {
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
}
