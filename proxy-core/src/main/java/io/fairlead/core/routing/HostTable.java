package io.fairlead.core.routing;

import java.util.Map;
import java.util.SplittableRandom;

/// A hash table from host to path tree that is asked with a region of a `String`, packed like the trees.
/// Hashes are seeded, since the hosts in it come from whoever writes configuration.
final class HostTable {

    /// The hash of no letters.
    static final long EMPTY = 0;

    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;
    private static final int STRIDE = 4;
    private static final int HASH = 0;
    private static final int START = 1;
    private static final int LENGTH = 2;
    private static final int TREE = 3;

    private final int[] slots;
    private final int mask;
    private final String hosts;

    private HostTable(Map<String, Integer> trees) {
        var capacity = Integer.highestOneBit(Math.max(trees.size(), 1)) * 4;
        mask = capacity - 1;
        slots = new int[Math.multiplyExact(capacity, STRIDE)];
        hosts = String.join("", trees.keySet());
    }

    static HostTable of(Map<String, Integer> trees) {
        var table = new HostTable(trees);
        var start = 0;
        for (var entry : trees.entrySet()) {
            table.put(entry.getKey(), start, entry.getValue());
            start += entry.getKey().length();
        }
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

    /// The hash of a whole host.
    static long hash(String host) {
        return hash(host, 0, host.length(), EMPTY);
    }

    /// Which of so many shards, a power of two, has the host of that hash. Those of a shard still differ in the bits
    /// by which its table files them.
    static int shard(long hash, int shards) {
        return mixed(hash) >>> 16 & shards - 1;
    }

    /// The tree of the host that is the rest of the text from a position on, or [PathForest#ABSENT].
    ///
    /// @param hash the hash of that rest
    int find(String text, int start, long hash) {
        var mixed = mixed(hash);
        for (var slot = slot(mixed); slots[slot + LENGTH] > 0; slot = next(slot)) {
            if (slots[slot + HASH] == mixed && holds(slot, text, start)) {
                return slots[slot + TREE];
            }
        }
        return PathForest.ABSENT;
    }

    private boolean holds(int slot, String text, int start) {
        var length = text.length() - start;
        return slots[slot + LENGTH] == length && text.regionMatches(start, hosts, slots[slot + START], length);
    }

    private void put(String host, int start, int tree) {
        var mixed = mixed(hash(host, 0, host.length(), EMPTY));
        var slot = slot(mixed);
        while (slots[slot + LENGTH] > 0) {
            slot = next(slot);
        }
        slots[slot + HASH] = mixed;
        slots[slot + START] = start;
        slots[slot + LENGTH] = host.length();
        slots[slot + TREE] = tree;
    }

    private int slot(int mixed) {
        return (mixed & mask) * STRIDE;
    }

    private int next(int slot) {
        return slot + STRIDE & slots.length - 1;
    }

    private static int mixed(long hash) {
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> 32);
    }
}
