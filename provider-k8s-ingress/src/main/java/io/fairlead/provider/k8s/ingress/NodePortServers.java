package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Node;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.dynamic.ServiceConfig.Server;
import java.util.ArrayList;
import java.util.List;

/// The Nodes as servers of a Service that has a port on each of them. Whether a Node is ready does not count.
record NodePortServers(ClusterState state, Settings settings) {

    private static final String INTERNAL = "InternalIP";

    List<Server> of(Service service, Service.Port port, String scheme) throws RefusedException {
        if (port.nodePort() == 0) {
            throw refused(service, "a port without a node port");
        }
        var servers = new ArrayList<Server>();
        for (var address : addresses(service)) {
            servers.add(ServerUrl.server(scheme, address, port.nodePort()));
        }
        if (servers.isEmpty()) {
            throw refused(service, "no Node that has an address of type " + INTERNAL);
        }
        return servers;
    }

    private List<String> addresses(Service service) throws RefusedException {
        if (settings.options().disableClusterScopeResources()) {
            throw refused(service, "disableClusterScopeResources, so that Nodes are not read");
        }
        if (state.nodes().isEmpty()) {
            throw refused(service, "Nodes that may not be read");
        }
        return state.nodes().get().stream()
                .flatMap(node -> node.addresses().stream())
                .filter(address -> address.type().equals(INTERNAL))
                .map(Node.Address::address)
                .distinct()
                .toList();
    }

    private static RefusedException refused(Service service, String why) {
        return new RefusedException(
                "",
                why,
                "addresses of Nodes, which Service " + service.metadata().key() + " wants by nodeportlb");
    }
}
