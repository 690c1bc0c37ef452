package io.fairlead.core.routing;

import java.util.Map;
import java.util.SplittableRandom;

/// A hash table from host to path tree that is asked with a region of a `String`, in front of the trees.
/// Hashes are seeded, since the hosts in it come from whoever writes configuration.
abstract sealed class PackedHosts extends PackedPaths permits IndexShard {

    /// The hash of no letters.
    static final long EMPTY = 0;

    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;
    private static final int WIDTH = 4;
    private static final int HASH = 0;
    private static final int START = 1;
    private static final int SIZE = 2;
    private static final int TREE = 3;

    private final int mask;

    PackedHosts(Packed packed) {
        super(packed);
        mask = capacity(packed.hosts()) - 1;
    }

    /// How many numbers the slots of so many hosts are.
    static int size(int hosts) {
        return Math.multiplyExact(capacity(hosts), WIDTH);
    }

    private static int capacity(int hosts) {
        return Integer.highestOneBit(Math.max(hosts, 1)) * 4;
    }

    /// Writes the slots of hosts to the start of an array.
    static void write(Map<String, Integer> trees, Letters letters, int[] numbers) {
        var capacity = capacity(trees.size());
        trees.forEach((host, tree) -> {
            var mixed = mixed(hash(host));
            var slot = mixed & capacity - 1;
            while (numbers[slot * WIDTH + SIZE] > 0) {
                slot = slot + 1 & capacity - 1;
            }
            numbers[slot * WIDTH + HASH] = mixed;
            numbers[slot * WIDTH + START] = letters.place(host);
            numbers[slot * WIDTH + SIZE] = host.length();
            numbers[slot * WIDTH + TREE] = tree;
        });
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

    /// The tree of the host that is the rest of the text from a position on, or [#ABSENT].
    ///
    /// @param hash the hash of that rest
    final int find(String host, int start, long hash) {
        var mixed = mixed(hash);
        for (var i = mixed & mask; ; i = i + 1 & mask) {
            var slot = i * WIDTH;
            if (numbers[slot + SIZE] == 0) {
                return ABSENT;
            }
            if (numbers[slot + HASH] == mixed && holds(slot, host, start)) {
                return numbers[slot + TREE];
            }
        }
    }

    private boolean holds(int slot, String host, int start) {
        var length = host.length() - start;
        return numbers[slot + SIZE] == length && host.regionMatches(start, text, numbers[slot + START], length);
    }

    private static int mixed(long hash) {
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> 32);
    }
}
