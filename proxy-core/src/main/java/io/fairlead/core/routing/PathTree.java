package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// A radix tree of paths while it is being built.
final class PathTree {

    private final String label;
    private final TreeMap<Character, PathTree> children = new TreeMap<>();
    private final List<IndexEntry> prefix = new ArrayList<>(1);
    private final List<IndexEntry> exact = new ArrayList<>(1);

    PathTree() {
        this("");
    }

    private PathTree(String label) {
        this.label = label;
    }

    /// Files an entry; entries arrive in order of rank.
    void add(PathKey key, IndexEntry entry) {
        var node = at(key.text());
        var entries = key.exact() ? node.exact : node.prefix;
        if (entries.isEmpty() || entries.getLast().test() != null) {
            entries.add(entry);
        }
    }

    /// This tree without the root, if that one says nothing.
    PathTree trimmed() {
        var bare = children.size() == 1 && prefix.isEmpty() && exact.isEmpty();
        return bare ? children.firstEntry().getValue() : this;
    }

    /// The letters between the parent and this node.
    String label() {
        return label;
    }

    /// The children in the order of their first letters.
    Collection<PathTree> children() {
        return children.values();
    }

    /// Routers that take every path which passes here, in order of rank.
    List<IndexEntry> prefix() {
        return prefix;
    }

    /// Routers that take the path which ends here, in order of rank.
    List<IndexEntry> exact() {
        return exact;
    }

    private PathTree at(String path) {
        var node = this;
        for (var start = 0; start < path.length(); start += node.label.length()) {
            node = node.step(path, start);
        }
        return node;
    }

    /// The child that shares letters with the rest of the path; made, or split, so that its label fits.
    private PathTree step(String path, int start) {
        var child = children.get(path.charAt(start));
        if (child == null) {
            child = new PathTree(path.substring(start));
        } else {
            var common = commonLetters(child.label, path, start);
            if (common == child.label.length()) {
                return child;
            }
            child = child.below(common);
        }
        children.put(child.label.charAt(0), child);
        return child;
    }

    /// A new parent that takes the first letters of the label.
    private PathTree below(int letters) {
        var parent = new PathTree(label.substring(0, letters));
        var rest = new PathTree(label.substring(letters));
        rest.children.putAll(children);
        rest.prefix.addAll(prefix);
        rest.exact.addAll(exact);
        parent.children.put(rest.label.charAt(0), rest);
        return parent;
    }

    private static int commonLetters(String label, String path, int start) {
        var common = 0;
        var longest = Math.min(label.length(), path.length() - start);
        while (common < longest && label.charAt(common) == path.charAt(start + common)) {
            common++;
        }
        return common;
    }
}
