package io.fairlead.core.provider;

import io.fairlead.core.config.ProvidersConfig;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderContext;
import io.fairlead.provider.spi.ProviderFactory;
import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A provider and the name that follows the `@` in what it defines.
public record NamedProvider(String name, Provider provider) {

    /// The name of what the proxy defines itself.
    private static final String INTERNAL = "internal";

    private static final String DUPLICATES = "providers with a name that is taken";

    /// The providers that are switched on, in the order of the factories.
    ///
    /// One that cannot be made takes its place and reports why, so that the others run and everybody sees it. Those
    /// whose name is taken are left out; a provider in the last place says so.
    public static List<NamedProvider> of(
            Collection<? extends ProviderFactory<?>> factories,
            ProvidersConfig configuration,
            ProviderContext context) {
        var providers = new ArrayList<NamedProvider>();
        var names = new HashSet<>(Set.of(INTERNAL));
        var duplicates = new ArrayList<Problem>();
        for (var factory : factories) {
            configuration.tree(factory.option()).ifPresent(tree -> {
                if (names.add(factory.name())) {
                    providers.add(make(factory, tree, context));
                } else {
                    duplicates.add(duplicate(factory));
                }
            });
        }
        if (!duplicates.isEmpty()) {
            providers.add(reporting(DUPLICATES, duplicates));
        }
        return List.copyOf(providers);
    }

    private static Problem duplicate(ProviderFactory<?> factory) {
        var type = factory.getClass();
        var source = type.getModule().isNamed() ? type.getModule().getName() + "/" + type.getName() : type.getName();
        return new Problem(
                "provider " + factory.name(),
                "providers." + factory.option(),
                "another provider of that name (" + source + ")",
                "a name that is not taken; it is left out");
    }

    private static <C extends Record> NamedProvider make(
            ProviderFactory<C> factory, Map<String, Object> tree, ProviderContext context) {
        var option = "providers." + factory.option();
        try {
            var config = RecordBinder.bind(factory.configType(), tree, option);
            return new NamedProvider(factory.name(), factory.create(config, context));
        } catch (BindException e) {
            var problems = e.mismatches().stream()
                    .map(m -> new Problem("provider " + factory.name(), m.path(), m.found(), m.expected()))
                    .toList();
            return reporting(factory.name(), problems);
        } catch (RuntimeException | Error e) {
            var words = String.valueOf(e.getMessage() == null ? e : e.getMessage());
            var problem = new Problem(
                    "provider " + factory.name(), option, words, "options that work; the provider is left out");
            return reporting(factory.name(), List.of(problem));
        }
    }

    private static NamedProvider reporting(String name, List<Problem> problems) {
        return new NamedProvider(name, sink -> sink.report(problems));
    }
}
