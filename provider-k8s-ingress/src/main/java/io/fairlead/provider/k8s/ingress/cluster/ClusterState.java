package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything in a cluster that the provider reads. Equal clusters give equal states, whatever the order of events.
///
/// States that follow one another share what did not change.
///
/// @param ingressesByKey in no order
/// @param slices by Service, in the order in which their addresses count
/// @param classes absent if we may not read them
/// @param nodes by name; absent if we may not read them
/// @param addresses which of slices and Endpoints count
/// @param problems objects that could not be read
public record ClusterState(
        SharedMap<ObjectKey, Ingress> ingressesByKey,
        SharedMap<ObjectKey, Service> services,
        SharedMap<ObjectKey, List<EndpointSlice>> slices,
        SharedMap<ObjectKey, Endpoints> endpoints,
        SharedMap<ObjectKey, Secret> secrets,
        Optional<List<IngressClass>> classes,
        Optional<List<Node>> nodes,
        AddressSource addresses,
        List<Problem> problems) {

    static final Comparator<Problem> PROBLEM_ORDER =
            Comparator.comparing(Problem::source).thenComparing(Problem::field).thenComparing(Problem::found);

    /// A cluster without objects.
    public static final ClusterState EMPTY = of(List.of(), Visible.ALL, List.of());

    /// Copies the lists.
    public ClusterState {
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

    /// All Ingresses, oldest first.
    public List<Ingress> ingresses() {
        return ingressesByKey.values().stream()
                .sorted(Comparator.comparing(Ingress::metadata, Metadata.OLDEST_FIRST))
                .toList();
    }

    /// An Ingress, if there is one of that name.
    public Optional<Ingress> ingress(ObjectKey key) {
        return Optional.ofNullable(ingressesByKey.get(key));
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
