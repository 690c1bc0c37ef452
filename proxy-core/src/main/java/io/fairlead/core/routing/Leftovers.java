package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Closes what only tables had that nobody is inside any more. Tables are known by the order in which they were put
/// in force; a part is in all tables from the first that had it to the last.
final class Leftovers {

    /// The parts to look at when a table is left for the last time, which was swapped out before.
    private final TreeMap<Long, List<Part<?>>> occupied = new TreeMap<>();

    /// A table was swapped out.
    ///
    /// @param dropped what it had and the next one has not, those that need others before those
    synchronized void retired(long table, Collection<? extends Part<?>> dropped) {
        occupied.put(table, new ArrayList<>(dropped));
    }

    /// The last request has left a table that was swapped out.
    void left(long table) {
        closable(table).forEach(Part::close);
    }

    /// What is still in an older table waits for that one.
    private synchronized List<Part<?>> closable(long table) {
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
