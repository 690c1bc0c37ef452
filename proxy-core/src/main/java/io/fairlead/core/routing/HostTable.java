package io.fairlead.core.routing;

import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A hash table from host to path tree that is asked with a region of a `String`. Hashes are seeded, since
/// the hosts in it come from whoever writes configuration.
final class HostTable {

    /// The hash of no letters.
    static final long EMPTY = 0;

    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;

    private final String[] hosts;
    private final PathNode[] trees;
    private final int shift;

    private HostTable(int capacity) {
        hosts = new String[capacity];
        trees = new PathNode[capacity];
        shift = Long.numberOfLeadingZeros(capacity) + 1;
    }

    static HostTable of(Map<String, PathNode> trees) {
        var table = new HostTable(Integer.highestOneBit(Math.max(trees.size(), 1)) * 4);
        trees.forEach(table::put);
        return table;
    }

    /// Hashes a region from its end to its start, so that the hash of a name follows from the hash of its
    /// parent domain.
    static long hash(String text, int start, int end, long hash) {
        var result = hash;
        for (var i = end - 1; i >= start; i--) {
            result = (result + text.charAt(i) + 1) * MULTIPLIER;
        }
        return result;
    }

    /// The tree of the host that is the rest of the text from a position on.
    ///
    /// @param hash the hash of that rest
    @Nullable
    PathNode find(String text, int start, long hash) {
        var length = text.length() - start;
        for (var slot = slot(hash); ; slot = slot + 1 & hosts.length - 1) {
            var host = hosts[slot];
            if (host == null) {
                return null;
            }
            if (host.length() == length && text.startsWith(host, start)) {
                return trees[slot];
            }
        }
    }

    private void put(String host, PathNode tree) {
        var slot = slot(hash(host, 0, host.length(), EMPTY));
        while (hosts[slot] != null) {
            slot = slot + 1 & hosts.length - 1;
        }
        hosts[slot] = host;
        trees[slot] = tree;
    }

    private int slot(long hash) {
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> shift);
    }
}
