package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Objects by kind, on the way to a state.
final class SortedObjects {

    private final List<Ingress> ingresses = new ArrayList<>();
    private final Map<ObjectKey, Service> services = new HashMap<>();
    private final Map<ObjectKey, List<EndpointSlice>> slices = new HashMap<>();
    private final Map<ObjectKey, Endpoints> endpoints = new HashMap<>();
    private final Map<ObjectKey, Secret> secrets = new HashMap<>();
    private final List<IngressClass> classes = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    void add(ClusterObject object) {
        var key = object.metadata().key();
        switch (object) {
            case Ingress ingress -> ingresses.add(ingress);
            case Service service -> services.put(key, service);
            case EndpointSlice slice ->
                slices.computeIfAbsent(slice.serviceKey(), _ -> new ArrayList<>())
                        .add(slice);
            case Endpoints some -> endpoints.put(key, some);
            case Secret secret -> secrets.put(key, secret);
            case IngressClass ingressClass -> classes.add(ingressClass);
            case Node node -> nodes.add(node);
        }
    }

    ClusterState state(Visible visible, List<Problem> problems) {
        ingresses.sort(oldestFirst());
        classes.sort(oldestFirst());
        nodes.sort(Comparator.comparing(node -> node.metadata().key().name()));
        slices.values().forEach(list -> list.sort(oldestFirst()));
        return new ClusterState(
                ingresses,
                services,
                slices,
                endpoints,
                secrets,
                visible.classes() ? Optional.of(classes) : Optional.empty(),
                visible.nodes() ? Optional.of(nodes) : Optional.empty(),
                visible.addresses(),
                problems);
    }

    private static Comparator<ClusterObject> oldestFirst() {
        return Comparator.comparing(ClusterObject::metadata, Metadata.OLDEST_FIRST);
    }
}
