package io.fairlead.core.routing;

import java.util.concurrent.atomic.AtomicReference;

/// The routing table in force.
///
/// Each request enters once and sees one table until it leaves, whatever is swapped in meanwhile. What only a table
/// needs that was swapped out is closed by the last request that leaves it.
public final class ActiveRouting {

    private final AtomicReference<RoutingTable> current = new AtomicReference<>(RoutingTable.empty());
    private final Leftovers leftovers = new Leftovers();
    private long swaps;

    /// Takes the table in force, for the length of a request. Allocates nothing and never waits.
    ///
    /// @return the table; the caller hands it to [#leave] when its request has ended
    public RoutingTable enter() {
        while (true) {
            var table = current.get();
            table.enter();
            if (table == current.get()) {
                return table;
            }
            table.leave();
        }
    }

    /// Says that a request has ended, exactly once for each [#enter], from any thread.
    public void leave(RoutingTable table) {
        table.leave();
    }

    /// Puts another table in force. What only the one before needs is closed after its last request. A table
    /// that was swapped out must not come back. To stop, swap in [RoutingTable#empty].
    public synchronized void swap(RoutingTable next) {
        var before = current.get();
        if (before != next) {
            var dropped = next.succeed(before, ++swaps);
            current.set(next);
            before.retire(dropped, leftovers);
        }
    }

    /// The table in force, to look at; a request calls [#enter].
    public RoutingTable table() {
        return current.get();
    }
}
