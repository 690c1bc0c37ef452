package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one Ingress comes to, before its names meet those of others. It depends on nothing but the Ingress, the objects
/// that it names and the options.
///
/// @param routers in the order of the Ingress, each with a label of its own
/// @param services those of the routers, and those whose router was refused, in the order of their first use
/// @param fallback the router for what no rule of any Ingress takes
/// @param certificates by Secret
record IngressPart(
        Source source,
        List<RouterPart> routers,
        List<ServicePart> services,
        Optional<RouterPart> fallback,
        Map<ObjectKey, TlsCertificateConfig> certificates,
        List<Problem> problems) {

    IngressPart {
        routers = List.copyOf(routers);
        services = List.copyOf(services);
        certificates = Collections.unmodifiableMap(new LinkedHashMap<>(certificates));
        problems = List.copyOf(problems);
    }

    /// An Ingress that cannot be used.
    static IngressPart unusable(Source source, List<Problem> problems) {
        return new IngressPart(source, List.of(), List.of(), Optional.empty(), Map.of(), problems);
    }
}
