package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Objects by kind, from one state to the next: what did not change is the same in both.
final class SortedObjects {

    private final SharedMap.Editor<ObjectKey, Ingress> ingresses = nothing();
    private final SharedMap.Editor<ObjectKey, Service> services = nothing();
    private final SharedMap.Editor<ObjectKey, List<EndpointSlice>> slices = nothing();
    private final SharedMap.Editor<ObjectKey, Endpoints> endpoints = nothing();
    private final SharedMap.Editor<ObjectKey, Secret> secrets = nothing();
    private final SharedMap.Editor<ObjectKey, IngressClass> classes = nothing();
    private final SharedMap.Editor<ObjectKey, Node> nodes = nothing();
    private final SortedValues<IngressClass> sortedClasses = new SortedValues<>(oldestFirst());
    private final SortedValues<Node> sortedNodes = new SortedValues<>(
            Comparator.comparing((Node node) -> node.metadata().key().name()));

    void add(ClusterObject object) {
        var key = object.metadata().key();
        switch (object) {
            case Ingress ingress -> ingresses.put(key, ingress);
            case Service service -> services.put(key, service);
            case EndpointSlice slice -> addSlice(slice);
            case Endpoints some -> endpoints.put(key, some);
            case Secret secret -> secrets.put(key, secret);
            case IngressClass ingressClass -> classes.put(key, ingressClass);
            case Node node -> nodes.put(key, node);
        }
    }

    void remove(ClusterObject object) {
        var key = object.metadata().key();
        switch (object) {
            case Ingress _ -> ingresses.remove(key);
            case Service _ -> services.remove(key);
            case EndpointSlice slice -> removeSlice(slice);
            case Endpoints _ -> endpoints.remove(key);
            case Secret _ -> secrets.remove(key);
            case IngressClass _ -> classes.remove(key);
            case Node _ -> nodes.remove(key);
        }
    }

    ClusterState state(Visible visible, List<Problem> problems) {
        var knownClasses = sortedClasses.of(classes.build());
        var knownNodes = sortedNodes.of(nodes.build());
        return new ClusterState(
                ingresses.build(),
                services.build(),
                slices.build(),
                endpoints.build(),
                secrets.build(),
                visible.classes() ? Optional.of(knownClasses) : Optional.empty(),
                visible.nodes() ? Optional.of(knownNodes) : Optional.empty(),
                visible.addresses(),
                problems);
    }

    private void addSlice(EndpointSlice slice) {
        var all = new ArrayList<>(others(slice));
        all.add(slice);
        all.sort(oldestFirst());
        slices.put(slice.serviceKey(), List.copyOf(all));
    }

    private void removeSlice(EndpointSlice slice) {
        var others = others(slice);
        if (others.isEmpty()) {
            slices.remove(slice.serviceKey());
        } else {
            slices.put(slice.serviceKey(), others);
        }
    }

    /// The other slices of its Service.
    private List<EndpointSlice> others(EndpointSlice slice) {
        var known = slices.get(slice.serviceKey());
        return known == null
                ? List.of()
                : known.stream()
                        .filter(other ->
                                !other.metadata().key().equals(slice.metadata().key()))
                        .toList();
    }

    private static <V> SharedMap.Editor<ObjectKey, V> nothing() {
        return SharedMap.<ObjectKey, V>empty().edit();
    }

    private static <T extends ClusterObject> Comparator<T> oldestFirst() {
        return Comparator.comparing(ClusterObject::metadata, Metadata.OLDEST_FIRST);
    }
}
