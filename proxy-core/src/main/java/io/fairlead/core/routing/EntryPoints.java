package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedTls;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the entry points of routers, and puts in front what entry points add to every router.
final class EntryPoints {

    private static final EntryPointModel NOTHING = new EntryPointModel("", List.of(), false);

    private final Map<String, EntryPointModel> models = new LinkedHashMap<>();
    private final List<String> defaults;
    private final boolean nameTlsOptions;

    EntryPoints(List<EntryPointModel> models) {
        models.forEach(model -> this.models.put(model.name(), model));
        defaults = models.stream()
                .filter(EntryPointModel::isDefault)
                .map(EntryPointModel::name)
                .sorted()
                .toList();
        nameTlsOptions = models.stream().anyMatch(model -> namesOptions(model.tls()));
    }

    /// Whether TLS options are named for a router, the default ones maybe: few are, and all are asked.
    boolean nameTlsOptions(RouterConfig router) {
        return nameTlsOptions || namesOptions(router.tls());
    }

    /// The variants of a router: one for all entry points that say nothing, and one for each that does.
    ///
    /// @param faults is told which entry points are unknown
    List<RouterVariant> variants(String name, RouterConfig router, Faults faults) {
        var names = known(router, faults);
        var plain = new ArrayList<String>();
        var variants = new ArrayList<RouterVariant>();
        for (var entryPoint : names) {
            var model = model(entryPoint);
            if (!model.hasVariants()) {
                plain.add(entryPoint);
            } else {
                var own = names.size() == 1 ? name : entryPoint + "-" + name;
                variants.add(new RouterVariant(own, effective(name, router, List.of(entryPoint), model)));
            }
        }
        if (!plain.isEmpty() || names.isEmpty()) {
            variants.addFirst(new RouterVariant(name, effective(name, router, plain, NOTHING)));
        }
        return variants;
    }

    private List<String> known(RouterConfig router, Faults faults) {
        if (router.entryPoints().isEmpty() && !defaults.isEmpty()) {
            return defaults;
        }
        var wanted = router.entryPoints();
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

    private static boolean namesOptions(Optional<RouterTlsConfig> tls) {
        return tls.isPresent() && tls.get().options().isPresent();
    }

    private EntryPointModel model(String entryPoint) {
        return models.getOrDefault(entryPoint, NOTHING);
    }

    private static RouterConfig effective(
            String name, RouterConfig router, List<String> entryPoints, EntryPointModel model) {
        var references = new ArrayList<>(model.middlewares());
        references.addAll(router.middlewares());
        var provider = Reference.provider(name);
        var effective = model.fill(router)
                .withEntryPoints(entryPoints)
                .withMiddlewares(references.stream()
                        .map(reference -> Reference.resolve(reference, provider))
                        .toList());
        var tls = router.tls().map(section -> resolved(section, provider)).or(model::tls);
        return tls.map(effective::withTls).orElse(effective);
    }

    /// The options called `default` belong to all providers.
    private static RouterTlsConfig resolved(RouterTlsConfig tls, String provider) {
        return tls.options()
                .filter(options -> !options.equals(MergedTls.DEFAULT))
                .map(options -> tls.withOptions(Reference.resolve(options, provider)))
                .orElse(tls);
    }
}
