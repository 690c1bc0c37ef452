package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;
import java.util.Optional;

/// An EndpointSlice: some of the addresses of a Service.
///
/// @param service the name of the Service, in the same namespace; empty if it belongs to none
/// @param named whether the endpoints are names rather than addresses
public record EndpointSlice(
        Metadata metadata, String service, boolean named, List<Port> ports, List<Endpoint> endpoints)
        implements ClusterObject {

    /// Copies the lists.
    public EndpointSlice {
        ports = List.copyOf(ports);
        endpoints = List.copyOf(endpoints);
    }

    /// The same at a place among manifests, by which those without a name are told apart.
    public EndpointSlice at(int place) {
        return metadata.key().name().isEmpty()
                ? new EndpointSlice(metadata.withTwin(place), service, named, ports, endpoints)
                : this;
    }

    /// The Service of the slice.
    ObjectKey serviceKey() {
        return new ObjectKey(metadata.key().namespace(), service);
    }

    /// A port of all endpoints of a slice.
    ///
    /// @param name present and empty for the only port of a Service
    public record Port(Optional<String> name, Optional<Integer> number) {}

    /// A backend.
    ///
    /// @param serving whether it answers
    /// @param terminating whether it is about to go
    public record Endpoint(List<String> addresses, boolean serving, boolean terminating) {

        /// Copies the list.
        public Endpoint {
            addresses = List.copyOf(addresses);
        }
    }
}
