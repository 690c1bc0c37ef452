package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads core/v1 Endpoints. Addresses that are not ready are left out.
final class EndpointsReader {

    private EndpointsReader() {}

    static ClusterObject read(Metadata metadata, Field root) throws FieldException {
        var subsets = new ArrayList<Endpoints.Subset>();
        for (var subset : root.get("subsets").list()) {
            subsets.add(new Endpoints.Subset(addresses(subset), ports(subset)));
        }
        return new Endpoints(metadata, subsets);
    }

    private static List<String> addresses(Field subset) throws FieldException {
        var addresses = new ArrayList<String>();
        for (var address : subset.get("addresses").list()) {
            addresses.add(address.get("ip").requiredText());
        }
        return addresses;
    }

    private static List<EndpointSlice.Port> ports(Field subset) throws FieldException {
        var ports = new ArrayList<EndpointSlice.Port>();
        for (var port : subset.get("ports").list()) {
            ports.add(new EndpointSlice.Port(
                    Optional.of(port.get("name").textOrEmpty()),
                    port.get("port").port().filter(n -> n > 0)));
        }
        return ports;
    }
}
