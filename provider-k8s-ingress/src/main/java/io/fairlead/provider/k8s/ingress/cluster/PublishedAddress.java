package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;
import java.util.List;

/// An entry of `status.loadBalancer.ingress`, of a Service or an Ingress.
///
/// @param ip empty if there is none
/// @param hostname empty if there is none
public record PublishedAddress(String ip, String hostname, List<Port> ports) {

    /// Copies the list.
    public PublishedAddress {
        ports = List.copyOf(ports);
    }

    /// All entries of an object.
    static List<PublishedAddress> read(Field root) throws FieldException {
        var addresses = new ArrayList<PublishedAddress>();
        for (var entry : root.get("status").get("loadBalancer").get("ingress").list()) {
            addresses.add(new PublishedAddress(
                    entry.get("ip").textOrEmpty(), entry.get("hostname").textOrEmpty(), ports(entry)));
        }
        return addresses;
    }

    private static List<Port> ports(Field entry) throws FieldException {
        var ports = new ArrayList<Port>();
        for (var port : entry.get("ports").list()) {
            ports.add(new Port(
                    port.get("port").port().orElse(0),
                    port.get("protocol").text().orElse("TCP")));
        }
        return ports;
    }

    /// A port that answers at the address.
    public record Port(int number, String protocol) {}
}
