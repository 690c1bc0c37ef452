package io.fairlead.core.config;

import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds the whole tree and checks what single records cannot: which providers there are, what they take, and the
/// names in `providers.precedence`.
final class StaticBinding {

    private final Collection<? extends ProviderFactory<?>> factories;
    private final Node.Section schema;
    private final List<Mismatch> mismatches = new ArrayList<>();

    StaticBinding(Collection<? extends ProviderFactory<?>> factories, Node.Section schema) {
        this.factories = factories;
        this.schema = schema;
    }

    /// The configuration; empty if it does not fit, and [#mismatches()] says why.
    Optional<StaticConfiguration> bind(Map<String, Object> tree) {
        tree.entrySet().stream()
                .filter(entry -> Names.same(entry.getKey(), "providers"))
                .map(Map.Entry::getValue)
                .forEach(this::checkProviders);
        try {
            var configuration = RecordBinder.bind(StaticConfiguration.class, tree, "");
            checkPrecedence(configuration.providers().precedence());
            return Optional.of(configuration);
        } catch (BindException e) {
            e.mismatches().stream().map(UnknownOption::explained).forEach(mismatches::add);
            return Optional.empty();
        }
    }

    List<Mismatch> mismatches() {
        return mismatches;
    }

    private void checkProviders(Object providers) {
        if (!(providers instanceof Map<?, ?> map)
                || !(schema.children().get("providers") instanceof Node.Section section)) {
            return;
        }
        map.forEach((key, tree) -> {
            var name = String.valueOf(key);
            if (section.children().keySet().stream().noneMatch(known -> Names.same(known, name))) {
                var path = "providers." + name;
                mismatches.add(
                        UnknownOption.of(path, path, name, section.children().keySet()));
            } else if (tree != null && !Names.same(tree.toString(), "false")) {
                factories.stream()
                        .filter(factory -> Names.same(factory.option(), name))
                        .forEach(factory -> checkProvider(factory, tree));
            }
        });
    }

    private void checkProvider(ProviderFactory<?> factory, Object tree) {
        var options = Names.same(tree.toString(), "true") ? Map.of() : tree;
        try {
            RecordBinder.bindValue(factory.configType(), options, "providers." + factory.option());
        } catch (BindException e) {
            e.mismatches().stream().map(UnknownOption::explained).forEach(mismatches::add);
        } catch (RuntimeException | LinkageError _) {
            // A record that cannot be made at all is the fault of its jar: it is reported when that provider is made.
        }
    }

    private void checkPrecedence(List<String> precedence) {
        var known = new LinkedHashSet<>(List.of(ProvidersConfig.PRECEDENCE.split(",")));
        known.add("internal");
        factories.forEach(factory -> known.add(factory.name()));
        for (var name : precedence) {
            if (known.stream().noneMatch(provider -> Names.same(provider, name))) {
                var nearest = Names.nearest(name, known).orElse("");
                mismatches.add(new Mismatch(
                        "providers.precedence", "an unknown provider", nearest + ", the nearest known one"));
            }
        }
    }
}
