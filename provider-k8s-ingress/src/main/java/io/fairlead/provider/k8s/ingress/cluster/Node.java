package io.fairlead.provider.k8s.ingress.cluster;

import java.util.List;

/// A Node, of which only its addresses are kept.
public record Node(Metadata metadata, List<Address> addresses) implements ClusterObject {

    /// Copies the list.
    public Node {
        addresses = List.copyOf(addresses);
    }

    /// An address of a Node.
    ///
    /// @param type such as `InternalIP` or `ExternalIP`
    public record Address(String type, String address) {}
}
