package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Packs path trees one after the other. Equal labels share their letters.
final class PathForestBuilder {

    private final Map<String, Integer> labels = new HashMap<>();
    private final StringBuilder letters = new StringBuilder();
    private final List<IndexEntry[]> lists = new ArrayList<>();
    private int[] nodes = new int[64 * PathForest.STRIDE];
    private int end;

    /// Adds a tree, and says where it stands.
    int add(PathTree tree) {
        var root = reserve(1);
        write(root, tree);
        return root;
    }

    PathForest build() {
        return new PathForest(Arrays.copyOf(nodes, end), letters.toString(), lists.toArray(IndexEntry[][]::new));
    }

    /// Writes a node and all below it; returns the best rank among them.
    private int write(int node, PathTree tree) {
        var places = places(tree.children().size());
        var children = reserve(places);
        nodes[node + PathForest.LETTER] = letter(tree);
        nodes[node + PathForest.LABEL] = labels.computeIfAbsent(tree.label(), this::store);
        nodes[node + PathForest.LENGTH] = tree.label().length();
        nodes[node + PathForest.CHILD] = children;
        nodes[node + PathForest.PLACES] = places;
        nodes[node + PathForest.PREFIX] = routers(tree.prefix());
        nodes[node + PathForest.EXACT] = routers(tree.exact());
        var lowest = Math.min(lowest(tree.prefix()), lowest(tree.exact()));
        for (var subtree : tree.children()) {
            lowest = Math.min(lowest, write(free(children, places, letter(subtree)), subtree));
        }
        nodes[node + PathForest.LOWEST] = lowest;
        return lowest;
    }

    private int free(int children, int places, int letter) {
        var place = letter - 1 & places - 1;
        while (nodes[children + place * PathForest.STRIDE + PathForest.LETTER] != PathForest.HOLE) {
            place = place + 1 & places - 1;
        }
        return children + place * PathForest.STRIDE;
    }

    /// The next power of two, with some holes where there are many, so that a search for another letter ends
    /// soon.
    private static int places(int children) {
        return children <= 1 ? children : Integer.highestOneBit(children + children / 4 - 1) * 2;
    }

    /// The root of a tree may have no label; it is nobody's child.
    private static int letter(PathTree tree) {
        return tree.label().isEmpty() ? PathForest.HOLE : tree.label().charAt(0) + 1;
    }

    private int reserve(int number) {
        var start = end;
        end = Math.addExact(end, Math.multiplyExact(number, PathForest.STRIDE));
        if (end > nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(end, (int) Math.min(2L * nodes.length, Integer.MAX_VALUE - 8)));
        }
        return start;
    }

    private int store(String label) {
        letters.append(label);
        return letters.length() - label.length();
    }

    private int routers(List<IndexEntry> entries) {
        if (entries.isEmpty()) {
            return PathForest.NONE;
        }
        if (entries.getFirst().test() == null) {
            return entries.getFirst().rank();
        }
        lists.add(entries.toArray(IndexEntry[]::new));
        return ~(lists.size() - 1);
    }

    private static int lowest(List<IndexEntry> entries) {
        return entries.isEmpty() ? PathForest.NONE : entries.getFirst().rank();
    }
}
