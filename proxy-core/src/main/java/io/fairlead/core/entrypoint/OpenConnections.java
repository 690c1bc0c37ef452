package io.fairlead.core.entrypoint;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The connections of an entry point, from the moment in which they are accepted.
final class OpenConnections {

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean draining;
    private volatile boolean cut;

    /// Takes a connection in.
    ///
    /// @return the same, which leaves when it has run
    Connection admit(Connection connection) {
        connections.add(connection);
        return new Admitted(connection);
    }

    /// Drains all, and those that still come.
    void drain() {
        draining = true;
        connections.forEach(Connection::drain);
        lookWhetherEmpty();
    }

    /// Cuts all, and those that still come.
    void cut() {
        draining = true;
        cut = true;
        connections.forEach(Connection::cut);
        lookWhetherEmpty();
    }

    /// Waits until none is left; after [#drain] or [#cut].
    ///
    /// @return whether none is, within that time
    boolean awaitNone(Duration limit) throws InterruptedException {
        return empty.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void lookWhetherEmpty() {
        if (draining && connections.isEmpty()) {
            empty.countDown();
        }
    }

    /// A connection that counts as open until it has run.
    private final class Admitted implements Connection {

        private final Connection connection;

        Admitted(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void run() {
            try {
                if (cut) {
                    connection.cut();
                } else if (draining) {
                    connection.drain();
                }
                connection.run();
            } finally {
                connections.remove(connection);
                lookWhetherEmpty();
            }
        }

        @Override
        public void drain() {
            connection.drain();
        }

        @Override
        public void cut() {
            connection.cut();
        }
    }
}
