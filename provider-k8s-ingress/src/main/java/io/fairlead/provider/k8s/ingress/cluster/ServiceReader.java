package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Services and their EndpointSlices.
final class ServiceReader {

    private static final String SERVICE_LABEL = "kubernetes.io/service-name";
    private static final String NAMES = "FQDN";

    private ServiceReader() {}

    static ClusterObject service(Metadata metadata, Field root) throws FieldException {
        var spec = root.get("spec");
        return new Service(
                metadata,
                spec.get("type").text().filter(type -> !type.isEmpty()).orElse("ClusterIP"),
                spec.get("clusterIP").textOrEmpty(),
                spec.get("externalName").textOrEmpty(),
                texts(spec.get("externalIPs")),
                servicePorts(spec.get("ports")),
                PublishedAddress.read(root));
    }

    static ClusterObject slice(Metadata metadata, Field root) throws FieldException {
        var ports = new ArrayList<EndpointSlice.Port>();
        for (var port : root.get("ports").list()) {
            ports.add(new EndpointSlice.Port(
                    port.get("name").text(), port.get("port").port().filter(n -> n > 0)));
        }
        var endpoints = new ArrayList<EndpointSlice.Endpoint>();
        for (var endpoint : root.get("endpoints").list()) {
            endpoints.add(endpoint(endpoint));
        }
        var service = root.get("metadata").get("labels").get(SERVICE_LABEL).textOrEmpty();
        var named = root.get("addressType").textOrEmpty().equals(NAMES);
        return new EndpointSlice(metadata, service, named, ports, endpoints);
    }

    private static List<Service.Port> servicePorts(Field field) throws FieldException {
        var ports = new ArrayList<Service.Port>();
        for (var port : field.list()) {
            ports.add(new Service.Port(
                    port.get("name").textOrEmpty(),
                    port.get("port").port().orElse(0),
                    port.get("nodePort").port().orElse(0),
                    port.get("protocol").text().orElse("TCP")));
        }
        return ports;
    }

    /// Without `serving`, which slices of old servers lack, `ready` decides; without both the endpoint serves.
    private static EndpointSlice.Endpoint endpoint(Field field) throws FieldException {
        var conditions = field.get("conditions");
        Optional<Boolean> ready = conditions.get("ready").truth();
        return new EndpointSlice.Endpoint(
                texts(field.get("addresses")),
                conditions.get("serving").truth().or(() -> ready).orElse(true),
                conditions.get("terminating").truth().orElse(false));
    }

    private static List<String> texts(Field field) throws FieldException {
        var texts = new ArrayList<String>();
        for (var text : field.list()) {
            texts.add(text.requiredText());
        }
        return texts;
    }
}
