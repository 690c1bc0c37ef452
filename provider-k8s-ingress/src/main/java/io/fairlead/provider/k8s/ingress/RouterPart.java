package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.RouterConfig;

/// A router that wants a name.
///
/// @param label the name that it has unless a router of another Ingress has it
/// @param router refers to the service by its label
/// @param position its place in the Ingress
/// @param field that place, for problems
record RouterPart(String label, RouterConfig router, ServicePart service, int position, String field) {

    RouterPart withLabel(String other) {
        return new RouterPart(other, router, service, position, field);
    }

    /// The router as it is when its service has that name.
    RouterConfig to(String name) {
        return name.equals(router.service())
                ? router
                : new RouterConfig(
                        router.rule(),
                        name,
                        router.entryPoints(),
                        router.middlewares(),
                        router.priority(),
                        router.ruleSyntax(),
                        router.tls(),
                        router.observability());
    }
}
