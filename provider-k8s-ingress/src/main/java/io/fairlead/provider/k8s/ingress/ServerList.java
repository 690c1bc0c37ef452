package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.EndpointSlice;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.dynamic.ServiceConfig.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The servers behind a port of a Service.
record ServerList(ClusterState state) {

    List<Server> of(Service service, Service.Port port, ServiceAnnotations annotations) throws RefusedException {
        var scheme = annotations.scheme().orElseGet(() -> scheme(port));
        if (service.type().equals("ExternalName")) {
            throw new RefusedException(
                    "",
                    "Service " + service.metadata().key() + " of type ExternalName",
                    "another type; it is not allowed");
        }
        if (annotations.nativeLb()) {
            return List.of(server(scheme, clusterIp(service), port.number(), false));
        }
        var servers = new LinkedHashMap<String, Server>();
        for (var slice : state.slices().getOrDefault(service.metadata().key(), List.of())) {
            var number = number(slice, port);
            if (number.isPresent()) {
                add(slice, number.get(), scheme, servers);
            }
        }
        return List.copyOf(servers.values());
    }

    /// The first slice that has an address says how to reach it.
    private static void add(EndpointSlice slice, int port, String scheme, Map<String, Server> servers)
            throws RefusedException {
        for (var endpoint : slice.endpoints()) {
            if (!endpoint.serving()) {
                continue;
            }
            for (var address : endpoint.addresses()) {
                if (!servers.containsKey(address)) {
                    servers.put(address, server(scheme, address, port, endpoint.terminating()));
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

    /// A server that is about to go keeps its clients, and gets no new ones.
    private static Server server(String scheme, String address, int port, boolean fenced) throws RefusedException {
        var host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        try {
            var url = new URI(scheme + "://" + host + ":" + port);
            if (url.getHost() == null) {
                throw new URISyntaxException(url.toString(), "no host");
            }
            return fenced ? Server.of(url).withFenced() : Server.of(url);
        } catch (URISyntaxException e) {
            throw new RefusedException("", "server " + scheme + "://" + host + ":" + port, "a URL");
        }
    }
}
