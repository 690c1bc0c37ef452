package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.ServicePart.Identity;
import io.fairlead.provider.k8s.ingress.cluster.Metadata;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Does what [Assembly] does, for a few Ingresses that changed among many. Where names are wanted by several, all of
/// them are given anew; else an Ingress has the names that it wants.
final class IncrementalAssembly {

    private final Map<ObjectKey, IngressPart> parts = new HashMap<>();
    private final Map<ObjectKey, List<String>> routerNames = new HashMap<>();
    private final Map<Identity, String> serviceNames = new HashMap<>();
    private final Map<ObjectKey, List<Problem>> nameProblems = new HashMap<>();
    private final Set<String> inventedNames = new HashSet<>();
    private final Wishes wishes = new Wishes();
    private final TreeMap<Metadata, List<Problem>> problems = new TreeMap<>(Metadata.OLDEST_FIRST);
    private final CertificateList certificates = new CertificateList();
    private final SharedMap.Editor<String, RouterConfig> routers =
            SharedMap.<String, RouterConfig>empty().edit();
    private final SharedMap.Editor<String, ServiceConfig> services =
            SharedMap.<String, ServiceConfig>empty().edit();
    private final SharedMap.Editor<String, Origin> origins =
            SharedMap.<String, Origin>empty().edit();

    /// Replaces what some Ingresses came to.
    ///
    /// @param changes empty for an Ingress that is not ours any more
    void apply(Map<ObjectKey, Optional<IngressPart>> changes) {
        var clash = false;
        for (var change : changes.entrySet()) {
            clash |= isReshaped(change.getKey(), change.getValue()) && takeOut(change.getKey());
        }
        for (var change : changes.entrySet()) {
            var part = change.getValue();
            if (part.isPresent()) {
                clash |= putIn(change.getKey(), part.get());
            }
        }
        if (clash) {
            nameAll();
        }
    }

    DynamicConfiguration configuration() {
        var http = new HttpConfiguration(routers.build(), services.build(), Map.of(), Map.of());
        return new DynamicConfiguration(http, certificates.tls(), origins.build());
    }

    /// Those of the Ingresses, the oldest first.
    List<Problem> problems() {
        var all = new LinkedHashSet<Problem>();
        problems.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    private boolean isReshaped(ObjectKey key, Optional<IngressPart> part) {
        var before = parts.get(key);
        return before != null
                && part.filter(now -> Shape.of(now).equals(Shape.of(before))
                                && now.source()
                                        .metadata()
                                        .created()
                                        .equals(before.source().metadata().created()))
                        .isEmpty();
    }

    private boolean takeOut(ObjectKey key) {
        var part = parts.remove(key);
        if (part == null) {
            return false;
        }
        var clash = wishes.remove(key, part);
        certificates.remove(key, part.certificates());
        problems.remove(part.source().metadata());
        removeRouters(key);
        Shape.services(part)
                .map(ServicePart::identity)
                .filter(service -> !wishes.isWanted(service))
                .forEach(service -> {
                    var name = serviceNames.remove(service);
                    if (name != null) {
                        services.remove(name);
                    }
                });
        return clash;
    }

    private boolean putIn(ObjectKey key, IngressPart part) {
        var before = parts.put(key, part);
        if (before == null) {
            certificates.add(key, part.certificates());
            var clash = wishes.add(key, part) || isInvented(part);
            nameAsWished(key, part);
            return clash;
        }
        certificates.replace(key, before.certificates(), part.certificates());
        nameAsBefore(key, part);
        return false;
    }

    private boolean isInvented(IngressPart part) {
        return !inventedNames.isEmpty()
                && (Shape.of(part).routers().stream().anyMatch(wish -> inventedNames.contains(wish.label()))
                        || Shape.services(part).anyMatch(service -> inventedNames.contains(service.label())));
    }

    private void nameAsWished(ObjectKey key, IngressPart part) {
        Shape.services(part).forEach(service -> serviceNames.putIfAbsent(service.identity(), service.label()));
        routerNames.put(key, routers(part).map(RouterPart::label).toList());
        nameAsBefore(key, part);
    }

    /// What wants the same as before has the same names.
    private void nameAsBefore(ObjectKey key, IngressPart part) {
        Shape.services(part).forEach(service -> {
            var name = serviceNames.get(service.identity());
            if (name != null) {
                put(services, name, service.config());
            }
        });
        var names = routerNames.getOrDefault(key, List.of()).iterator();
        routers(part).forEach(router -> {
            if (names.hasNext()) {
                put(part.source(), router, names.next());
            }
        });
        note(key, part);
    }

    private void note(ObjectKey key, IngressPart part) {
        var all = new ArrayList<>(part.problems());
        all.addAll(nameProblems.getOrDefault(key, List.of()));
        if (all.isEmpty()) {
            problems.remove(part.source().metadata());
        } else {
            problems.put(part.source().metadata(), all);
        }
    }

    private void put(Source source, RouterPart part, String name) {
        var service = part.service();
        put(routers, name, part.to(serviceNames.getOrDefault(service.identity(), service.label())));
        put(origins, name, source.origin(part.position()));
    }

    /// What is equal stays the very same: whoever compares later is done at once.
    private static <V> void put(SharedMap.Editor<String, V> map, String name, V value) {
        if (!value.equals(map.get(name))) {
            map.put(name, value);
        }
    }

    private void removeRouters(ObjectKey key) {
        for (var name : routerNames.getOrDefault(key, List.of())) {
            routers.remove(name);
            origins.remove(name);
        }
        routerNames.remove(key);
        nameProblems.remove(key);
    }

    private static Stream<RouterPart> routers(IngressPart part) {
        return Stream.concat(part.routers().stream(), part.fallback().stream());
    }

    /// Gives all names anew.
    private void nameAll() {
        var names = new NameBook();
        var naming = new Naming(names, names::problem);
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(part -> part.source().metadata(), Metadata.OLDEST_FIRST)))
                .forEach(entry -> naming.add(names.begin(entry.getKey(), entry.getValue())));
        replace(routerNames, names.routers());
        replace(serviceNames, names.services());
        replace(nameProblems, names.problems());
        inventedNames.clear();
        inventedNames.addAll(names.invented());
        retain(routers, names.routerNames());
        retain(origins, names.routerNames());
        retain(services, Set.copyOf(serviceNames.values()));
        parts.forEach(this::nameAsBefore);
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    private static <V> void retain(SharedMap.Editor<String, V> map, Set<String> names) {
        map.build().keySet().stream().filter(name -> !names.contains(name)).forEach(map::remove);
    }
}
