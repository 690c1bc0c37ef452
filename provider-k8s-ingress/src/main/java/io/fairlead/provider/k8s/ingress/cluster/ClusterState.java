package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything in a cluster that the translation reads. Equal clusters give equal states, whatever the order of events.
///
/// @param ingresses oldest first
/// @param slices by Service, in the order in which their addresses count
/// @param classes absent if we may not read them
/// @param problems objects that could not be read
public record ClusterState(
        List<Ingress> ingresses,
        Map<ObjectKey, Service> services,
        Map<ObjectKey, List<EndpointSlice>> slices,
        Optional<List<IngressClass>> classes,
        List<Problem> problems) {

    private static final Comparator<Problem> PROBLEM_ORDER =
            Comparator.comparing(Problem::source).thenComparing(Problem::field).thenComparing(Problem::found);

    /// Copies the collections.
    public ClusterState {
        ingresses = List.copyOf(ingresses);
        services = Map.copyOf(services);
        slices = Map.copyOf(slices);
        classes = classes.map(List::copyOf);
        problems = List.copyOf(problems);
    }

    /// Sorts objects, of which no two have the same kind and key, into a state.
    ///
    /// @param classesKnown whether IngressClasses may be read at all
    public static ClusterState of(
            Collection<? extends ClusterObject> objects, boolean classesKnown, Collection<Problem> problems) {
        var ingresses = new ArrayList<Ingress>();
        var services = new HashMap<ObjectKey, Service>();
        var slices = new HashMap<ObjectKey, List<EndpointSlice>>();
        var classes = new ArrayList<IngressClass>();
        for (var object : objects) {
            switch (object) {
                case Ingress ingress -> ingresses.add(ingress);
                case Service service -> services.put(service.metadata().key(), service);
                case EndpointSlice slice ->
                    slices.computeIfAbsent(slice.serviceKey(), key -> new ArrayList<>())
                            .add(slice);
                case IngressClass ingressClass -> classes.add(ingressClass);
            }
        }
        ingresses.sort(oldestFirst());
        classes.sort(oldestFirst());
        slices.values().forEach(list -> list.sort(oldestFirst()));
        var known = classesKnown ? Optional.<List<IngressClass>>of(classes) : Optional.<List<IngressClass>>empty();
        return new ClusterState(
                ingresses,
                services,
                slices,
                known,
                problems.stream().sorted(PROBLEM_ORDER).toList());
    }

    private static Comparator<ClusterObject> oldestFirst() {
        return Comparator.comparing(ClusterObject::metadata, Metadata.OLDEST_FIRST);
    }
}
