package io.fairlead.provider.k8s.ingress.cluster;

/// Which objects say where the pods of a Service are.
public enum AddressSource {
    /// EndpointSlices alone.
    ENDPOINT_SLICES,
    /// Endpoints alone: slices do not exist, or may not be read.
    ENDPOINTS,
    /// EndpointSlices, and Endpoints for Services that have no slice at all; for files, which may have either.
    BOTH
}
