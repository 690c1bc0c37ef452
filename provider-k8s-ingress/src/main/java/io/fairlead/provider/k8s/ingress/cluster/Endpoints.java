package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;

/// A core/v1 Endpoints object: the addresses of the Service of the same name, for servers without EndpointSlices and
/// for roles without a right to them.
public record Endpoints(Metadata metadata, List<Subset> subsets) implements ClusterObject {

    /// Copies the list.
    public Endpoints {
        subsets = List.copyOf(subsets);
    }

    /// The same as slices, one for each subset.
    List<EndpointSlice> slices() {
        return subsets.stream()
                .map(subset ->
                        new EndpointSlice(metadata, metadata.key().name(), false, subset.ports(), subset.endpoints()))
                .toList();
    }

    /// Addresses that have the same ports.
    ///
    /// @param addresses those that are ready
    /// @param ports each with a name, which is empty for the only port of a Service
    public record Subset(List<String> addresses, List<EndpointSlice.Port> ports) {

        /// Copies the lists.
        public Subset {
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
        }

        private List<EndpointSlice.Endpoint> endpoints() {
            return List.of(new EndpointSlice.Endpoint(addresses, true, false));
        }
    }
}
