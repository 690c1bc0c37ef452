package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;

/// A Service.
///
/// @param type such as `ClusterIP`
/// @param clusterIp empty if there is none, `None` if headless
/// @param externalName empty if there is none; it counts only for the type `ExternalName`
/// @param published the addresses that its load balancer has
public record Service(
        Metadata metadata,
        String type,
        String clusterIp,
        String externalName,
        List<String> externalIps,
        List<Port> ports,
        List<PublishedAddress> published)
        implements ClusterObject {

    /// Copies the lists.
    public Service {
        externalIps = List.copyOf(externalIps);
        ports = List.copyOf(ports);
        published = List.copyOf(published);
    }

    /// A port of a Service.
    ///
    /// @param name empty if it has none
    /// @param nodePort its port on each Node; 0 if it has none
    /// @param protocol such as `TCP`
    public record Port(String name, int number, int nodePort, String protocol) {}
}
