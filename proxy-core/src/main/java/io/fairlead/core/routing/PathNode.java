package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;
import java.util.List;
import java.util.stream.Collectors;

/// A node of a radix tree over paths, with the routers whose path or prefix ends here.
final class PathNode {

    /// The rank of no router.
    static final int NONE = Integer.MAX_VALUE;

    private final String label;
    private final String firsts;
    private final PathNode[] children;
    private final IndexEntry[] prefix;
    private final IndexEntry[] exact;
    private final int lowest;

    /// @param label the letters between the parent and this node
    /// @param children in any order; no two labels start with the same letter
    /// @param prefix routers that take every path which passes here, first is best
    /// @param exact routers that take the path which ends here, first is best
    PathNode(String label, List<PathNode> children, List<IndexEntry> prefix, List<IndexEntry> exact) {
        this.label = label;
        this.children = children.toArray(PathNode[]::new);
        this.firsts =
                children.stream().map(child -> child.label.substring(0, 1)).collect(Collectors.joining());
        this.prefix = prefix.toArray(IndexEntry[]::new);
        this.exact = exact.toArray(IndexEntry[]::new);
        this.lowest = Math.min(
                Math.min(lowest(prefix), lowest(exact)),
                children.stream().mapToInt(child -> child.lowest).min().orElse(NONE));
    }

    /// The rank of the first router below this node that takes the request, or `best` if that one is before
    /// it.
    int search(String path, RuleInput input, int best) {
        var node = this;
        var found = best;
        var at = 0;
        while (node.lowest < found) {
            found = first(node.prefix, input, found);
            if (at == path.length()) {
                return first(node.exact, input, found);
            }
            var child = node.firsts.indexOf(path.charAt(at));
            if (child < 0 || !path.startsWith(node.children[child].label, at)) {
                return found;
            }
            node = node.children[child];
            at += node.label.length();
        }
        return found;
    }

    private static int lowest(List<IndexEntry> entries) {
        return entries.isEmpty() ? NONE : entries.getFirst().rank();
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
