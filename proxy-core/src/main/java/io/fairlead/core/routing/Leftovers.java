package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Closes what only tables had that nobody is inside any more. Tables are known by the order in which they were put
/// in force; a part is in all tables from the first that had it to the last.
///
/// No request waits here: of those that have something to say one after the other does the work of all.
final class Leftovers {

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unheard = new AtomicInteger();

    /// The parts to look at when a table is left for the last time, which was swapped out before.
    private final TreeMap<Long, List<Part<?>>> occupied = new TreeMap<>();

    /// A table was swapped out.
    ///
    /// @param dropped what it had and the next one has not, those that need others before those
    void retired(long table, Collection<? extends Part<?>> dropped) {
        tell(() -> occupied.put(table, new ArrayList<>(dropped)));
    }

    /// The last request has left a table that was swapped out.
    void left(long table) {
        tell(() -> closable(table).forEach(Part::close));
    }

    private void tell(Runnable piece) {
        news.add(piece);
        if (unheard.getAndIncrement() == 0) {
            do {
                news.remove().run();
            } while (unheard.decrementAndGet() != 0);
        }
    }

    /// What is still in an older table waits for that one.
    private List<Part<?>> closable(long table) {
        var closable = new ArrayList<Part<?>>();
        var parts = occupied.remove(table);
        var older = occupied.lowerEntry(table);
        for (var part : parts == null ? List.<Part<?>>of() : parts) {
            var waits = older != null && older.getKey() >= part.born();
            (waits ? older.getValue() : closable).add(part);
        }
        return closable;
    }
}
