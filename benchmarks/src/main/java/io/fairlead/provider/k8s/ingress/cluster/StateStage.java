package io.fairlead.provider.k8s.ingress.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From objects as an API server has them to states of a cluster, as the provider goes that way.
public final class StateStage {

    private final SortedObjects objects = new SortedObjects();
    private final Map<ObjectKind, Map<ObjectKey, ClusterObject>> known = new HashMap<>();

    /// Reads an object, which takes the place of the one of that name.
    public void put(ObjectKind kind, Map<String, Object> tree) {
        try {
            var object = kind.read(tree, "");
            var before = known.computeIfAbsent(kind, _ -> new HashMap<>())
                    .put(object.metadata().key(), object);
            if (before != null) {
                objects.remove(before);
            }
            objects.add(object);
        } catch (FieldException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// What is known now.
    public ClusterState state() {
        return objects.state(Visible.ALL, List.of());
    }
}
