package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects of one kind, each reduced to what the translation reads. An object that cannot be read becomes a
/// problem, never an exception. An object that comes again and is the same as before stays the very same.
final class Store {

    private final ObjectKind kind;
    private SharedMap<ObjectKey, Entry> entries = SharedMap.empty();

    Store(ObjectKind kind) {
        this.kind = kind;
    }

    /// Reads an object.
    ///
    /// @param tree as the server has it; in lists an object does not say of which version it is
    /// @param version such as `v1`
    Entry read(Map<String, ?> tree, String version) {
        try {
            return new Entry.Whole(kind.read(versioned(tree, version), ""));
        } catch (FieldException e) {
            return broken(tree, e.field(), e.found(), e.expected());
        } catch (RuntimeException e) {
            return broken(tree, "", e.toString(), "an object that can be read");
        }
    }

    static ObjectKey key(Map<String, ?> tree) {
        var metadata = tree.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        return new ObjectKey(text(metadata.get("namespace")), text(metadata.get("name")));
    }

    /// Whether anything is different now.
    synchronized boolean replaceAll(Map<ObjectKey, Entry> next) {
        if (next.equals(entries)) {
            return false;
        }
        var editor = entries.edit();
        entries.keySet().stream().filter(key -> !next.containsKey(key)).forEach(editor::remove);
        next.forEach((key, entry) -> {
            if (!entry.equals(entries.get(key))) {
                editor.put(key, entry);
            }
        });
        entries = editor.build();
        return true;
    }

    /// Whether anything is different now.
    synchronized boolean put(ObjectKey key, Entry entry) {
        if (entry.equals(entries.get(key))) {
            return false;
        }
        entries = entries.edit().put(key, entry).build();
        return true;
    }

    /// Whether anything is different now.
    synchronized boolean remove(ObjectKey key) {
        var before = entries;
        entries = before.edit().remove(key).build();
        return entries != before;
    }

    /// What is there now.
    synchronized SharedMap<ObjectKey, Entry> snapshot() {
        return entries;
    }

    private Map<String, ?> versioned(Map<String, ?> tree, String version) {
        if (version.equals(ApiVersions.USUAL)) {
            return tree;
        }
        var copy = new HashMap<String, @Nullable Object>(tree);
        copy.put("apiVersion", kind.group() + "/" + version);
        return copy;
    }

    private Entry broken(Map<String, ?> tree, String field, String found, String expected) {
        var subject = new Problem.Subject(
                kind.kind(), Tree.text(tree, "metadata", "namespace"), Tree.text(tree, "metadata", "name"));
        return new Entry.Broken(Problem.of(subject, field, found, expected + "; the object is left out"));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /// An object, or why there is none.
    sealed interface Entry {

        /// What the translation reads.
        record Whole(ClusterObject object) implements Entry {}

        /// What is wrong with it.
        record Broken(Problem problem) implements Entry {}
    }
}
