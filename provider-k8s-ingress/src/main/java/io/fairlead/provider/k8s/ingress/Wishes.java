package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.ServicePart.Identity;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;

/// What all Ingresses want. Tells whether a change concerns more of them than the one that changed.
final class Wishes {

    private final Claims<String, ObjectKey> routerNames = new Claims<>();
    private final Claims<Requests, ObjectKey> requests = new Claims<>();
    private final Claims<String, Identity> serviceNames = new Claims<>();
    private final Claims<Identity, ObjectKey> services = new Claims<>();
    private final Claims<String, ObjectKey> defaults = new Claims<>();

    /// @return whether another wants something of it too
    boolean add(ObjectKey ingress, IngressPart part) {
        var clash = false;
        for (var wish : Shape.of(part).routers()) {
            clash |= routerNames.add(wish.label(), ingress);
            clash |= requests.add(wish.requests(), ingress);
        }
        for (var service : Shape.services(part).toList()) {
            services.add(service.identity(), ingress);
            clash |= serviceNames.add(service.label(), service.identity());
        }
        return part.fallback().isPresent() ? defaults.add("", ingress) | clash : clash;
    }

    /// @return whether another wanted something of it too
    boolean remove(ObjectKey ingress, IngressPart part) {
        var clash = false;
        for (var wish : Shape.of(part).routers()) {
            clash |= routerNames.remove(wish.label(), ingress);
            clash |= requests.remove(wish.requests(), ingress);
        }
        for (var service : Shape.services(part).toList()) {
            clash |= serviceNames.of(service.label()).size() > 1;
            services.remove(service.identity(), ingress);
            if (!isWanted(service.identity())) {
                serviceNames.remove(service.label(), service.identity());
            }
        }
        return part.fallback().isPresent() ? defaults.remove("", ingress) | clash : clash;
    }

    boolean isWanted(Identity service) {
        return !services.of(service).isEmpty();
    }
}
