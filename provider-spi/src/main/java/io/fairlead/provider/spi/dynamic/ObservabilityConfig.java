package io.fairlead.provider.spi.dynamic;

import java.util.Optional;

/// What is told about the requests of a router; what is absent is as the entry point says.
///
/// @param accessLogs whether its requests are in the access log
/// @param metrics whether they are counted
/// @param tracing whether they are traced
/// @param traceVerbosity `minimal` or `detailed`
/// @param metadata where the router comes from; it changes nothing
public record ObservabilityConfig(
        Optional<Boolean> accessLogs,
        Optional<Boolean> metrics,
        Optional<Boolean> tracing,
        Optional<String> traceVerbosity,
        Optional<Metadata> metadata) {

    /// Nothing but where the router comes from.
    public static ObservabilityConfig of(Metadata metadata) {
        return new ObservabilityConfig(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(metadata));
    }

    /// What was absent here as it is there.
    public ObservabilityConfig or(ObservabilityConfig other) {
        return new ObservabilityConfig(
                accessLogs.or(other::accessLogs),
                metrics.or(other::metrics),
                tracing.or(other::tracing),
                traceVerbosity.or(other::traceVerbosity),
                metadata.or(other::metadata));
    }

    /// Where a router comes from.
    ///
    /// @param ingress the Ingress, if it comes from one
    public record Metadata(Optional<IngressMetadata> ingress) {}

    /// The Ingress of a router.
    ///
    /// @param namespace that of the Ingress and of the Service
    /// @param ingressName the name of the Ingress
    /// @param serviceName the name of the Service
    /// @param servicePort name or number of its port, as the Ingress says
    public record IngressMetadata(
            String namespace, Optional<String> ingressName, String serviceName, String servicePort) {}
}
