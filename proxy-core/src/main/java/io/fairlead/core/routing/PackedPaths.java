package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;

/// The radix trees over paths of a shard, packed into one array, so that a search touches few cache lines
/// however many routers there are.
abstract sealed class PackedPaths permits PackedHosts {

    /// The rank of no router.
    static final int NONE = Integer.MAX_VALUE;

    /// No tree and no node.
    static final int ABSENT = -1;

    /// The numbers of a node: the first letter of its label plus one, where the label starts and how long it is, where
    /// the places of its children start and how many they are (a power of two), the routers that take every
    /// path which passes here, those for the path which ends here, and the best rank in this node and below.
    static final int STRIDE = 8;

    static final int LETTER = 0;
    static final int LABEL = 1;
    static final int LENGTH = 2;
    static final int CHILD = 3;
    static final int PLACES = 4;
    static final int PREFIX = 5;
    static final int EXACT = 6;
    static final int LOWEST = 7;

    /// Stands for the letter in a place without child.
    static final int HOLE = 0;

    final int[] numbers;
    final String text;

    private final Packed packed;

    /// A router that takes whatever comes to it stands in its node as its rank, a list of routers with more to ask as
    /// the complement of its position in the lists.
    PackedPaths(Packed packed) {
        this.packed = packed;
        this.numbers = packed.numbers();
        this.text = packed.text();
    }

    final Packed packed() {
        return packed;
    }

    /// The rank of the first router in a tree.
    final int lowest(int tree) {
        return numbers[tree + LOWEST];
    }

    /// The rank of the first router in a tree that takes the request, or `best` if that one is before it.
    final int search(int tree, String path, RuleInput input, int best) {
        var node = tree;
        var found = best;
        var at = 0;
        while (node >= 0 && numbers[node + LOWEST] < found && hasLabel(node, path, at)) {
            at += numbers[node + LENGTH];
            found = first(numbers[node + PREFIX], input, found);
            if (at == path.length()) {
                return first(numbers[node + EXACT], input, found);
            }
            node = child(node, path.charAt(at));
        }
        return found;
    }

    private boolean hasLabel(int node, String path, int at) {
        return path.regionMatches(at, text, numbers[node + LABEL], numbers[node + LENGTH]);
    }

    /// Children lie where the low bits of their first letter say, or in the next free place behind.
    private int child(int node, char letter) {
        var places = numbers[node + PLACES];
        for (var i = 0; i < places; i++) {
            var child = numbers[node + CHILD] + (letter + i & places - 1) * STRIDE;
            if (numbers[child + LETTER] == letter + 1) {
                return child;
            }
            if (numbers[child + LETTER] == HOLE) {
                return ABSENT;
            }
        }
        return ABSENT;
    }

    private int first(int routers, RuleInput input, int best) {
        return routers >= 0 ? Math.min(routers, best) : first(packed.lists()[~routers], input, best);
    }

    private static int first(IndexEntry[] entries, RuleInput input, int best) {
        for (var entry : entries) {
            if (entry.rank() >= best) {
                return best;
            }
            if (entry.test() == null || entry.test().matches(input)) {
                return entry.rank();
            }
        }
        return best;
    }
}
