package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.k8s.ingress.cluster.FieldException;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the documents of one file. Kinds that nothing here depends on are passed over.
final class ManifestReader {

    private static final String DEFAULT_NAMESPACE = "default";
    private static final int MAX_LISTS = 8;

    private final String file;
    private final List<ManifestObject> objects = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean torn;

    ManifestReader(String file) {
        this.file = file;
    }

    void read(String text) {
        var number = 0;
        for (var document : YamlDocuments.split(text)) {
            number++;
            var place = file + ", document " + number;
            try {
                read(place, YamlDocuments.parse(document), "", 0);
            } catch (YamlDocuments.BadYamlException e) {
                torn = true;
                problems.add(new Problem(place, "", String.valueOf(e.getMessage()), "YAML"));
            }
        }
    }

    List<ManifestObject> objects() {
        return objects;
    }

    List<Problem> problems() {
        return problems;
    }

    /// Whether a document is no YAML, as in a file that is half written.
    boolean torn() {
        return torn;
    }

    private void read(String place, @Nullable Object document, String path, int depth) {
        if (document == null) {
            return;
        }
        if (!(document instanceof Map<?, ?> map)) {
            problems.add(new Problem(place, path, "no map", "a Kubernetes object"));
            return;
        }
        var kind = map.get("kind");
        if (!(kind instanceof String name) || name.isEmpty()) {
            problems.add(new Problem(place, path.isEmpty() ? "kind" : path + ".kind", "none", "that of an object"));
        } else if (map.get("items") instanceof List<?> items && name.endsWith("List") && depth < MAX_LISTS) {
            for (var i = 0; i < items.size(); i++) {
                read(place, items.get(i), (path.isEmpty() ? "" : path + ".") + "items[" + i + "]", depth + 1);
            }
        } else {
            ObjectKind.named(name).ifPresent(known -> object(place, known, tree(map), path));
        }
    }

    private void object(String place, ObjectKind kind, Map<String, ?> tree, String path) {
        var prefix = path.isEmpty() ? "" : path + ".";
        var version = String.valueOf(tree.get("apiVersion"));
        if (!kind.hasApiVersion(version)) {
            // another group may have a kind of the same name, which is none of our business
            if (sameGroup(version, kind.apiVersion()) || version.startsWith("extensions/")) {
                problems.add(new Problem(place, prefix + "apiVersion", version, kind.apiVersion()));
            }
            return;
        }
        try {
            objects.add(new ManifestObject(
                    place, kind, kind.read(tree, DEFAULT_NAMESPACE), Map.copyOf(ObjectKind.labels(tree))));
        } catch (FieldException e) {
            problems.add(new Problem(place, prefix + e.field(), e.found(), e.expected() + "; the object is left out"));
        }
    }

    private static boolean sameGroup(String version, String other) {
        return group(version).equals(group(other));
    }

    private static String group(String version) {
        var slash = version.indexOf('/');
        return slash < 0 ? "" : version.substring(0, slash);
    }

    /// Keys that are no texts name no field that we look for.
    @SuppressWarnings("unchecked")
    private static Map<String, ?> tree(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}
