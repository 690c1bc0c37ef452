package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Packs path trees one after the other, behind what has been there.
final class PathPacker {

    private final Letters letters;
    private final List<IndexEntry[]> lists = new ArrayList<>();
    private int[] nodes;
    private int end;

    /// @param start where the first tree stands
    PathPacker(Letters letters, int start) {
        this.letters = letters;
        nodes = new int[start + 64 * PackedPaths.STRIDE];
        end = start;
    }

    /// Adds a tree, and says where it stands.
    int add(PathTree tree) {
        var root = reserve(1);
        write(root, tree);
        return root;
    }

    /// All numbers up to the end of the last tree.
    int[] numbers() {
        return Arrays.copyOf(nodes, end);
    }

    IndexEntry[][] lists() {
        return lists.toArray(IndexEntry[][]::new);
    }

    /// Writes a node and all below it; returns the best rank among them.
    private int write(int node, PathTree tree) {
        var places = places(tree.children().size());
        var children = reserve(places);
        nodes[node + PackedPaths.LETTER] = letter(tree);
        nodes[node + PackedPaths.LABEL] = letters.place(tree.label());
        nodes[node + PackedPaths.LENGTH] = tree.label().length();
        nodes[node + PackedPaths.CHILD] = children;
        nodes[node + PackedPaths.PLACES] = places;
        nodes[node + PackedPaths.PREFIX] = routers(tree.prefix());
        nodes[node + PackedPaths.EXACT] = routers(tree.exact());
        var lowest = Math.min(lowest(tree.prefix()), lowest(tree.exact()));
        for (var subtree : tree.children()) {
            lowest = Math.min(lowest, write(free(children, places, letter(subtree)), subtree));
        }
        nodes[node + PackedPaths.LOWEST] = lowest;
        return lowest;
    }

    private int free(int children, int places, int letter) {
        var place = letter - 1 & places - 1;
        while (nodes[children + place * PackedPaths.STRIDE + PackedPaths.LETTER] != PackedPaths.HOLE) {
            place = place + 1 & places - 1;
        }
        return children + place * PackedPaths.STRIDE;
    }

    /// The next power of two, with some holes where there are many, so that a search for another letter ends
    /// soon.
    private static int places(int children) {
        return children <= 1 ? children : Integer.highestOneBit(children + children / 4 - 1) * 2;
    }

    /// The root of a tree may have no label; it is nobody's child.
    private static int letter(PathTree tree) {
        return tree.label().isEmpty() ? PackedPaths.HOLE : tree.label().charAt(0) + 1;
    }

    private int reserve(int number) {
        var start = end;
        end = Math.addExact(end, Math.multiplyExact(number, PackedPaths.STRIDE));
        if (end > nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(end, (int) Math.min(2L * nodes.length, Integer.MAX_VALUE - 8)));
        }
        return start;
    }

    private int routers(List<IndexEntry> entries) {
        if (entries.isEmpty()) {
            return PackedPaths.NONE;
        }
        if (entries.getFirst().test() == null) {
            return entries.getFirst().rank();
        }
        lists.add(entries.toArray(IndexEntry[]::new));
        return ~(lists.size() - 1);
    }

    private static int lowest(List<IndexEntry> entries) {
        return entries.isEmpty() ? PackedPaths.NONE : entries.getFirst().rank();
    }
}
