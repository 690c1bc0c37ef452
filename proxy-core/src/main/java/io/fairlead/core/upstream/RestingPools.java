package io.fairlead.core.upstream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The pools of a transport in which connections rest. Nothing else keeps a pool whose server nobody
/// forwards to any more.
final class RestingPools {

    private final Set<ConnectionPool> pools = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    void add(ConnectionPool pool) {
        pools.add(pool);
    }

    void remove(ConnectionPool pool) {
        pools.remove(pool);
    }

    /// Whether connections that come back are to be closed.
    boolean isClosed() {
        return closed;
    }

    /// Closes what has rested too long.
    void evict() {
        var now = System.nanoTime();
        pools.forEach(pool -> pool.evict(now));
    }

    /// Closes what rests, and from now on what comes back.
    void close() {
        closed = true;
        pools.forEach(ConnectionPool::clear);
    }
}
