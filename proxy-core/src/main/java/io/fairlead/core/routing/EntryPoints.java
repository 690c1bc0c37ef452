package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the entry points of routers, and puts in front what entry points add to every router.
final class EntryPoints {

    private final Map<String, EntryPointModel> models = new LinkedHashMap<>();
    private final List<String> defaults;

    EntryPoints(List<EntryPointModel> models) {
        models.forEach(model -> this.models.put(model.name(), model));
        defaults = models.stream()
                .filter(EntryPointModel::isDefault)
                .map(EntryPointModel::name)
                .sorted()
                .toList();
    }

    /// The variants of a router: one for all entry points that add nothing, and one for each that does.
    ///
    /// @param faults is told which entry points are unknown
    List<RouterVariant> variants(String name, RouterConfig router, Faults faults) {
        var names = known(router, faults);
        var plain = names.stream()
                .filter(entryPoint -> inFront(entryPoint).isEmpty())
                .toList();
        var variants = new ArrayList<RouterVariant>();
        if (!plain.isEmpty() || names.isEmpty()) {
            variants.add(new RouterVariant(name, effective(name, router, plain, List.of())));
        }
        for (var entryPoint : names) {
            var inFront = inFront(entryPoint);
            if (!inFront.isEmpty()) {
                var own = names.size() == 1 ? name : entryPoint + "-" + name;
                variants.add(new RouterVariant(own, effective(name, router, List.of(entryPoint), inFront)));
            }
        }
        return variants;
    }

    private List<String> known(RouterConfig router, Faults faults) {
        var wanted = router.entryPoints().isEmpty() ? defaults : router.entryPoints();
        var known = new LinkedHashSet<>(wanted);
        known.retainAll(models.keySet());
        for (var name : new LinkedHashSet<>(wanted)) {
            if (!known.contains(name)) {
                faults.warn("entryPoints", "\"" + name + "\"", "one of " + String.join(", ", models.keySet()));
            }
        }
        if (known.isEmpty()) {
            faults.error("entryPoints", "no entry point that exists", "at least one");
        }
        return List.copyOf(known);
    }

    private List<String> inFront(String entryPoint) {
        return Optional.ofNullable(models.get(entryPoint))
                .map(EntryPointModel::middlewares)
                .orElse(List.of());
    }

    private static RouterConfig effective(
            String name, RouterConfig router, List<String> entryPoints, List<String> inFront) {
        var references = new ArrayList<>(inFront);
        references.addAll(router.middlewares());
        var provider = Reference.provider(name);
        return router.withEntryPoints(entryPoints)
                .withMiddlewares(references.stream()
                        .map(reference -> Reference.resolve(reference, provider))
                        .toList());
    }
}
