package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Node;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The addresses of the Service that stands before us, by its type.
final class PublishedService {

    private static final String NODE_ADDRESS = "ExternalIP";

    private PublishedService() {}

    static DesiredStatus of(ObjectKey key, ClusterState state, boolean usesNodes) {
        var service = state.services().get(key);
        if (service == null) {
            return unknown("no Service " + key, "a Service in a namespace that is watched");
        }
        return switch (service.type()) {
            case "LoadBalancer" -> ofBalancer(service);
            case "ClusterIP" -> addresses(service.externalIps(), ports(service, Service.Port::number));
            case "NodePort" -> ofNodes(service, usesNodes ? state.nodes() : Optional.empty());
            case "ExternalName" ->
                new DesiredStatus.Addresses(List.of(new PublishedAddress("", service.externalName(), List.of())));
            default ->
                unknown(
                        "Service " + key + " of type \"" + service.type() + "\"",
                        "LoadBalancer, ClusterIP, NodePort or ExternalName");
        };
    }

    /// A balancer that has no address yet will have one.
    private static DesiredStatus ofBalancer(Service service) {
        return service.published().isEmpty()
                ? new DesiredStatus.AsItIs()
                : new DesiredStatus.Addresses(service.published());
    }

    private static DesiredStatus ofNodes(Service service, Optional<List<Node>> nodes) {
        if (nodes.isEmpty()) {
            return unknown(
                    "Service " + service.metadata().key() + " of type NodePort",
                    "the right to read Nodes, whose addresses it has, and no disableClusterScopeResources");
        }
        var external = nodes.get().stream()
                .flatMap(node -> node.addresses().stream())
                .filter(address -> address.type().equals(NODE_ADDRESS))
                .map(Node.Address::address)
                .toList();
        return addresses(external, ports(service, Service.Port::nodePort));
    }

    private static DesiredStatus addresses(List<String> ips, List<PublishedAddress.Port> ports) {
        return new DesiredStatus.Addresses(
                ips.stream().map(ip -> new PublishedAddress(ip, "", ports)).toList());
    }

    private static List<PublishedAddress.Port> ports(Service service, ToIntFunction<Service.Port> number) {
        return service.ports().stream()
                .map(port -> new PublishedAddress.Port(number.applyAsInt(port), port.protocol()))
                .toList();
    }

    private static DesiredStatus unknown(String found, String expected) {
        return new DesiredStatus.Unknown(new Problem(
                Announced.OPTION, "publishedService", found, expected + "; the status of Ingresses stays as it is"));
    }
}
