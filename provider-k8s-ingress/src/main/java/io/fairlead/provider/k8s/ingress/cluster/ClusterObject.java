package io.fairlead.provider.k8s.ingress.cluster;

/// An object of a cluster, reduced to what the provider reads.
public sealed interface ClusterObject permits Ingress, Service, EndpointSlice, Endpoints, IngressClass, Secret, Node {

    /// Identity, annotations and age.
    Metadata metadata();
}
