package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a tree of options that come one by one, each with its path.
///
/// Names are found without regard to letter case; those that the user chooses keep their first spelling.
/// Elements of a list of objects are ordered by their written index, as text.
final class TreeAssembler {

    private final Node.Section schema;
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final List<Mismatch> mismatches = new ArrayList<>();

    TreeAssembler(Node.Section schema) {
        this.schema = schema;
    }

    /// What stands at that path, if it is one.
    Optional<Node> find(List<String> path) {
        Node node = schema;
        for (var name : path) {
            var next = next(node, name);
            if (next.isEmpty()) {
                return next;
            }
            node = next.get();
        }
        return Optional.of(node);
    }

    /// Puts a value at a path.
    ///
    /// @param written the option as the user wrote it
    void put(List<String> path, String value, String written) {
        if (!isKnown(path, written)) {
            return;
        }
        Node node = schema;
        var container = tree;
        for (var name : path.subList(0, path.size() - 1)) {
            container = descend(container, key(node, container, name));
            node = next(node, name).orElseThrow();
        }
        var last = path.getLast();
        put(next(node, last).orElseThrow(), container, key(node, container, last), value, written);
    }

    /// Adds what is wrong about an option.
    void refuse(Mismatch mismatch) {
        mismatches.add(mismatch);
    }

    List<Mismatch> mismatches() {
        return mismatches;
    }

    /// The tree so far.
    @SuppressWarnings("unchecked")
    Map<String, Object> tree() {
        return (Map<String, Object>) finished(schema, tree);
    }

    private boolean isKnown(List<String> path, String written) {
        Node node = schema;
        for (var name : path) {
            var next = next(node, name);
            if (next.isEmpty()) {
                mismatches.add(UnknownOption.of(written, String.join(".", path), name, children(node)));
                return false;
            }
            node = next.get();
        }
        return true;
    }

    private void put(Node node, Map<String, Object> container, String key, String value, String written) {
        var before = container.get(key);
        if (before instanceof Map<?, ?>) {
            if (!Names.same(value, "true") && !Names.same(value, "false")) {
                mismatches.add(new Mismatch(written, "a value", "true, false or its options"));
            }
        } else if (node instanceof Node.Value option && option.list() && before != null) {
            container.put(key, before + "," + value);
        } else {
            container.put(key, value);
        }
    }

    private static Optional<Node> next(Node node, String name) {
        return switch (node) {
            case Node.Section section ->
                section.children().entrySet().stream()
                        .filter(child -> Names.same(child.getKey(), name))
                        .map(Map.Entry::getValue)
                        .findFirst();
            case Node.Named named -> name.isEmpty() ? Optional.empty() : Optional.of(named.element());
            case Node.Elements list -> name.matches("[0-9]{1,6}") ? Optional.of(list.element()) : Optional.empty();
            case Node.Free free -> name.isEmpty() ? Optional.empty() : Optional.of(free);
            case Node.Value _ -> Optional.empty();
        };
    }

    private static List<String> children(Node node) {
        return node instanceof Node.Section section
                ? List.copyOf(section.children().keySet())
                : List.of();
    }

    private static String key(Node node, Map<String, Object> container, String name) {
        var known = node instanceof Node.Section section ? section.children().keySet() : container.keySet();
        return known.stream().filter(key -> Names.same(key, name)).findFirst().orElse(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> descend(Map<String, Object> container, String key) {
        if (!(container.get(key) instanceof Map<?, ?>)) {
            container.put(key, new LinkedHashMap<String, Object>());
        }
        return (Map<String, Object>) container.get(key);
    }

    private static Object finished(Node node, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var finished = new LinkedHashMap<String, Object>();
        map.forEach((key, child) -> {
            var below = next(node, (String) key).orElse(new Node.Free());
            finished.put((String) key, finished(below, child));
        });
        return node instanceof Node.Elements ? List.copyOf(new TreeMap<>(finished).values()) : finished;
    }
}
