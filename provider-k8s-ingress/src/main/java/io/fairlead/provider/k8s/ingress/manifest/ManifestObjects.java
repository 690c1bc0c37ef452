package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.k8s.ingress.cluster.ClusterObject;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.EndpointSlice;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.Visible;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the objects of several files. The first definition of an object counts.
final class ManifestObjects {

    /// Secrets of this owner hold whole releases, and nothing for us.
    private static final String HELM = "helm";

    private final Set<String> namespaces;
    private final LabelSelector selector;
    private final Map<Identity, ManifestObject> objects = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    ManifestObjects(Set<String> namespaces, LabelSelector selector) {
        this.namespaces = namespaces;
        this.selector = selector;
    }

    void add(ManifestFile file) {
        problems.addAll(file.problems());
        file.objects().stream().filter(this::wanted).forEach(this::define);
        file.retained().stream()
                .filter(this::wanted)
                .forEach(object -> objects.putIfAbsent(Identity.of(object), object));
    }

    ClusterState state(List<Problem> more) {
        problems.addAll(more);
        return ClusterState.of(distinct(), Visible.ALL, problems);
    }

    private List<ClusterObject> distinct() {
        var distinct = new ArrayList<ClusterObject>();
        var place = 0;
        for (var object : objects.values()) {
            distinct.add(
                    switch (object.object()) {
                        case Ingress ingress -> ingress.at(place++);
                        case EndpointSlice slice -> slice.at(place++);
                        case ClusterObject other -> other;
                    });
        }
        return distinct;
    }

    private void define(ManifestObject object) {
        var first = objects.putIfAbsent(Identity.of(object), object);
        if (first != null) {
            problems.add(new Problem(
                    object.place(),
                    "metadata.name",
                    object.kind().kind() + " " + object.object().metadata().key() + ", which " + first.place()
                            + " defines",
                    "each object once; the first one counts"));
        }
    }

    private boolean wanted(ManifestObject object) {
        var namespace = object.object().metadata().key().namespace();
        return (namespace.isEmpty() || namespaces.isEmpty() || namespaces.contains(namespace))
                && (object.kind() != ObjectKind.INGRESS || selector.test(object.labels()))
                && (object.kind() != ObjectKind.SECRET
                        || !HELM.equals(object.labels().get("owner")));
    }

    /// An object without a name, which no cluster would have, is like no other; and slices of two Services are two,
    /// whatever they are called.
    private record Identity(ObjectKind kind, ObjectKey key, String place) {

        static Identity of(ManifestObject object) {
            var key = object.object().metadata().key();
            var service = object.object() instanceof EndpointSlice slice ? slice.service() : "";
            return new Identity(object.kind(), key, key.name().isEmpty() ? object.place() : service);
        }
    }
}
