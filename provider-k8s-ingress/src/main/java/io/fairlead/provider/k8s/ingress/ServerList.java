package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.EndpointSlice;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.dynamic.ServiceConfig.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The servers behind a port of a Service.
record ServerList(ClusterState state, Settings settings) {

    static final String EXTERNAL_NAME = "ExternalName";

    private static final String NODE_PORT = "NodePort";

    List<Server> of(Service service, Service.Port port, ServiceAnnotations annotations) throws RefusedException {
        var scheme = annotations.scheme().orElseGet(() -> scheme(port));
        if (annotations.nodePortLb() && service.type().equals(NODE_PORT)) {
            return new NodePortServers(state, settings).of(service, port, scheme);
        }
        if (service.type().equals(EXTERNAL_NAME)) {
            return List.of(ServerUrl.named(scheme, service.externalName(), port.number()));
        }
        if (annotations.nativeLb().orElse(settings.options().nativeLBByDefault())) {
            return List.of(ServerUrl.server(scheme, clusterIp(service), port.number()));
        }
        return endpoints(service, port, scheme);
    }

    private List<Server> endpoints(Service service, Service.Port port, String scheme) throws RefusedException {
        var servers = new LinkedHashMap<String, Server>();
        for (var slice : state.slicesOf(service.metadata().key())) {
            var number = number(slice, port);
            if (number.isPresent()) {
                add(slice, number.get(), scheme, servers);
            }
        }
        return List.copyOf(servers.values());
    }

    /// The first slice that has an address says how to reach it. A server that is about to go keeps its clients, and
    /// gets no new ones.
    private static void add(EndpointSlice slice, int port, String scheme, Map<String, Server> servers)
            throws RefusedException {
        for (var endpoint : slice.endpoints()) {
            if (!endpoint.serving()) {
                continue;
            }
            for (var address : endpoint.addresses()) {
                if (!servers.containsKey(address)) {
                    var server = slice.named()
                            ? ServerUrl.named(scheme, address, port)
                            : ServerUrl.server(scheme, address, port);
                    servers.put(address, endpoint.terminating() ? server.withFenced() : server);
                }
            }
        }
    }

    private static Optional<Integer> number(EndpointSlice slice, Service.Port port) {
        return slice.ports().stream()
                .filter(candidate -> candidate.name().equals(Optional.of(port.name())))
                .findFirst()
                .flatMap(EndpointSlice.Port::number);
    }

    private static String clusterIp(Service service) throws RefusedException {
        var address = service.clusterIp();
        if (address.isEmpty() || address.equals("None")) {
            throw new RefusedException(
                    "",
                    "native load balancing of headless Service "
                            + service.metadata().key(),
                    "a cluster IP");
        }
        return address;
    }

    private static String scheme(Service.Port port) {
        return port.number() == 443 || port.name().startsWith("https") ? "https" : "http";
    }
}
