package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything in a cluster that the provider reads. Equal clusters give equal states, whatever the order of events.
///
/// @param ingresses oldest first
/// @param slices by Service, in the order in which their addresses count
/// @param classes absent if we may not read them
/// @param nodes by name; absent if we may not read them
/// @param addresses which of slices and Endpoints count
/// @param problems objects that could not be read
public record ClusterState(
        List<Ingress> ingresses,
        Map<ObjectKey, Service> services,
        Map<ObjectKey, List<EndpointSlice>> slices,
        Map<ObjectKey, Endpoints> endpoints,
        Map<ObjectKey, Secret> secrets,
        Optional<List<IngressClass>> classes,
        Optional<List<Node>> nodes,
        AddressSource addresses,
        List<Problem> problems) {

    private static final Comparator<Problem> PROBLEM_ORDER =
            Comparator.comparing(Problem::source).thenComparing(Problem::field).thenComparing(Problem::found);

    /// Copies the collections.
    public ClusterState {
        ingresses = List.copyOf(ingresses);
        services = Map.copyOf(services);
        slices = Map.copyOf(slices);
        endpoints = Map.copyOf(endpoints);
        secrets = Map.copyOf(secrets);
        classes = classes.map(List::copyOf);
        nodes = nodes.map(List::copyOf);
        problems = List.copyOf(problems);
    }

    /// Sorts objects, of which no two have the same kind and key, into a state.
    ///
    /// @param visible which kinds could be read at all
    public static ClusterState of(
            Collection<? extends ClusterObject> objects, Visible visible, Collection<Problem> problems) {
        var sorted = new SortedObjects();
        objects.forEach(sorted::add);
        return sorted.state(visible, problems.stream().sorted(PROBLEM_ORDER).toList());
    }

    /// Where the pods of a Service are, in the order in which addresses count.
    public List<EndpointSlice> slicesOf(ObjectKey service) {
        var known = addresses == AddressSource.ENDPOINTS ? null : slices.get(service);
        var old = addresses == AddressSource.ENDPOINT_SLICES ? null : endpoints.get(service);
        if (known != null) {
            return known;
        }
        return old == null ? List.of() : old.slices();
    }
}
