package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;

/// A Service.
///
/// @param type such as `ClusterIP`
/// @param clusterIp empty if there is none, `None` if headless
public record Service(Metadata metadata, String type, String clusterIp, List<Port> ports) implements ClusterObject {

    /// Copies the list.
    public Service {
        ports = List.copyOf(ports);
    }

    /// A port of a Service.
    ///
    /// @param name empty if it has none
    public record Port(String name, int number) {}
}
