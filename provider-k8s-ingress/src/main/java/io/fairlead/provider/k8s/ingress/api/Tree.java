package io.fairlead.provider.k8s.ingress.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and copies trees of JSON. What has not the shape that is asked for counts as absent.
public final class Tree {

    private Tree() {}

    /// The map at a path; empty if there is none.
    public static Map<String, Object> map(Map<String, ?> tree, String... path) {
        return asMap(at(tree, path));
    }

    /// The text at a path; empty if there is none.
    public static String text(Map<String, ?> tree, String... path) {
        return at(tree, path) instanceof String text ? text : "";
    }

    /// The number at a path; 0 if there is none.
    public static int number(Map<String, ?> tree, String... path) {
        return at(tree, path) instanceof Number number ? number.intValue() : 0;
    }

    /// The maps in the list at a path; empty if there is none.
    public static List<Map<String, Object>> maps(Map<String, ?> tree, String... path) {
        return at(tree, path) instanceof List<?> list
                ? list.stream().map(Tree::asMap).toList()
                : List.of();
    }

    /// A copy of the tree with a value at a path. What is not on the way is shared with the tree.
    public static Map<String, Object> with(Map<String, ?> tree, Object value, String... path) {
        return with(tree, value, path, 0);
    }

    private static Map<String, Object> with(Map<String, ?> tree, Object value, String[] path, int depth) {
        var copy = new LinkedHashMap<String, Object>(tree);
        var last = depth == path.length - 1;
        copy.put(path[depth], last ? value : with(asMap(tree.get(path[depth])), value, path, depth + 1));
        return copy;
    }

    private static @Nullable Object at(Map<String, ?> tree, String... path) {
        Object place = tree;
        for (var key : path) {
            place = place instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
