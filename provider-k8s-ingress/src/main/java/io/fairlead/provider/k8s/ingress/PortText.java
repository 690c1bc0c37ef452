package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.Service;
import io.fairlead.provider.spi.bind.KnownNames;
import java.util.stream.Collectors;

/// The ports of a Service, for who named none of them.
record PortText(Service service) {

    private static final int MOST = 5;

    /// What is expected instead.
    String expected(Backend.ToService target) {
        var ports = service.ports();
        var label = "a port of Service " + service.metadata().key();
        if (ports.isEmpty()) {
            return label + ", which has none";
        }
        var shown = ports.stream().limit(MOST).map(PortText::shown).collect(Collectors.joining(", "));
        var more = ports.size() > MOST ? " and " + (ports.size() - MOST) + " more" : "";
        return label + ", which has " + shown + more + (ports.size() > 1 ? perhaps(target) : "");
    }

    /// The nearest of those that are written in the same way.
    private String perhaps(Backend.ToService target) {
        var known = service.ports().stream()
                .map(port -> target.portName().isEmpty() ? Integer.toString(port.number()) : port.name())
                .filter(text -> !text.isEmpty())
                .toList();
        return KnownNames.of(known)
                .nearest(target.port())
                .map(port -> "; perhaps " + Shown.of(port))
                .orElse("");
    }

    private static String shown(Service.Port port) {
        return port.name().isEmpty() ? "" + port.number() : port.number() + " (" + Shown.of(port.name()) + ")";
    }
}
