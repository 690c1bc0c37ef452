package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.function.Consumer;

/// Gives names to what Ingresses come to, the oldest first, where several want one; and makes one of them the default
/// backend.
final class Naming {

    private final Consumer<Problem> problems;
    private final ServiceNames services;
    private final RouterNames routers;
    private boolean defaultTaken;

    Naming(Named named, Consumer<Problem> problems) {
        this.problems = problems;
        this.services = new ServiceNames(named, problems);
        this.routers = new RouterNames(named, problems);
    }

    void add(IngressPart part) {
        part.services().forEach(services::of);
        part.routers().forEach(router -> routers.add(part.source(), router, services.of(router.service())));
        part.fallback().ifPresent(router -> addDefault(part.source(), router));
    }

    private void addDefault(Source source, RouterPart router) {
        if (defaultTaken) {
            problems.accept(source.problem(
                    router.field(), "a second default backend", "one in a cluster; the oldest Ingress keeps it"));
        } else {
            defaultTaken = true;
            routers.add(source, router, services.of(router.service()));
        }
    }

    /// Is told all names.
    interface Named {

        void service(ServicePart part, String name);

        void router(Source source, RouterPart part, String name, RouterConfig router);
    }
}
