package io.fairlead.provider.k8s.ingress.cluster;

/// An object of a cluster, reduced to what the translation reads.
public sealed interface ClusterObject permits Ingress, Service, EndpointSlice, IngressClass {

    /// Identity, annotations and age.
    Metadata metadata();
}
