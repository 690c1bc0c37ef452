package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;

/// Reads Nodes.
final class NodeReader {

    private NodeReader() {}

    static ClusterObject read(Metadata metadata, Field root) throws FieldException {
        var addresses = new ArrayList<Node.Address>();
        for (var address : root.get("status").get("addresses").list()) {
            addresses.add(new Node.Address(
                    address.get("type").textOrEmpty(), address.get("address").textOrEmpty()));
        }
        return new Node(metadata, addresses);
    }
}
