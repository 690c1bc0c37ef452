package io.fairlead.core.upstream;

import io.fairlead.core.http2.Http2Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The HTTP/2 connections of a transport, each with a thread that reads it.
final class RunningConnections {

    private final Set<Http2Connection> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Reads a connection until it ends.
    void start(Http2Connection connection) {
        all.add(connection);
        Thread.ofVirtual().name("h2-server").start(() -> {
            try {
                connection.run();
            } finally {
                all.remove(connection);
            }
        });
        if (closed) {
            connection.drain();
        }
    }

    /// Lets all of them finish what they do.
    void close() {
        closed = true;
        all.forEach(Http2Connection::drain);
    }
}
