package io.fairlead.provider.k8s.ingress;

import java.util.List;
import java.util.stream.Stream;

/// What of an Ingress decides about names: its own, and by that those of others.
///
/// @param fallback whether it has a default backend
record Shape(List<Wish> routers, List<ServicePart.Identity> services, boolean fallback) {

    /// Nothing is wanted.
    static final Shape NOTHING = new Shape(List.of(), List.of(), false);

    static Shape of(IngressPart part) {
        return new Shape(
                Stream.concat(part.routers().stream(), part.fallback().stream())
                        .map(router -> new Wish(
                                router.label(),
                                router.field(),
                                Requests.of(router.router()),
                                router.service().identity()))
                        .toList(),
                services(part).map(ServicePart::identity).toList(),
                part.fallback().isPresent());
    }

    /// All services, each once.
    static Stream<ServicePart> services(IngressPart part) {
        return Stream.concat(part.services().stream(), part.fallback().map(RouterPart::service).stream());
    }

    /// What a router wants.
    ///
    /// @param field where it stands
    record Wish(String label, String field, Requests requests, ServicePart.Identity service) {}
}
