package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.ServicePart.Identity;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes down which names what Ingresses want was given.
final class NameBook implements Naming.Named {

    private final Map<ObjectKey, List<String>> routers = new HashMap<>();
    private final Map<Identity, String> services = new HashMap<>();
    private final Map<ObjectKey, List<Problem>> problems = new HashMap<>();
    private final Set<String> routerNames = new HashSet<>();
    private final Set<String> invented = new HashSet<>();
    private ObjectKey ingress = new ObjectKey("", "");

    /// What follows is of this Ingress.
    IngressPart begin(ObjectKey key, IngressPart part) {
        ingress = key;
        return part;
    }

    void problem(Problem problem) {
        problems.computeIfAbsent(ingress, _ -> new ArrayList<>()).add(problem);
    }

    @Override
    public void service(ServicePart part, String name) {
        services.put(part.identity(), name);
        if (!name.equals(part.label())) {
            invented.add(name);
        }
    }

    @Override
    public void router(Source source, RouterPart part, String name, RouterConfig router) {
        routers.computeIfAbsent(ingress, _ -> new ArrayList<>()).add(name);
        routerNames.add(name);
        if (!name.equals(part.label())) {
            invented.add(name);
        }
    }

    /// The names of the routers of each Ingress, in their order.
    Map<ObjectKey, List<String>> routers() {
        return routers;
    }

    Map<Identity, String> services() {
        return services;
    }

    /// What is to be said of names, by Ingress.
    Map<ObjectKey, List<Problem>> problems() {
        return problems;
    }

    Set<String> routerNames() {
        return routerNames;
    }

    /// The names that nobody wanted.
    Set<String> invented() {
        return invented;
    }
}
