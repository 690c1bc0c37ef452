package io.fairlead.core.routing;

import io.fairlead.core.provider.Changes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the objects of one kind are made from, by full name.
///
/// @param configured what providers say
/// @param recipe what is made of that, if anything
/// @param builtIn what the proxy itself says; it goes before
record Recipes<V, C>(Map<String, V> configured, Function<V, Optional<C>> recipe, Map<String, C> builtIn) {

    @Nullable
    C get(String name) {
        var own = builtIn.get(name);
        if (own != null) {
            return own;
        }
        var value = configured.get(name);
        return value == null ? null : recipe.apply(value).orElse(null);
    }

    /// All names, those of the configuration first.
    Set<String> names() {
        var names = new LinkedHashSet<>(configured.keySet());
        names.addAll(builtIn.keySet());
        return names;
    }

    /// The full names of the objects that have a name, whatever their provider.
    List<String> fullNames(String name) {
        var providers = new LinkedHashSet<>(Changes.providers(configured));
        providers.addAll(Changes.providers(builtIn));
        return providers.stream()
                .map(provider -> Reference.resolve(name, provider))
                .filter(fullName -> get(fullName) != null)
                .toList();
    }
}
