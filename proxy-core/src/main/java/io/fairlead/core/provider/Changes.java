package io.fairlead.core.provider;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Tells what differs between two configurations; costs little where they share.
public final class Changes {

    private Changes() {}

    /// The keys that have another value in one than in the other, or are in one of them only.
    public static <V> Set<String> between(Map<String, V> before, Map<String, V> after) {
        if (!(before instanceof JoinedMap<V> one) || !(after instanceof JoinedMap<V> other)) {
            return SharedMap.differences(before, after);
        }
        var providers = new LinkedHashSet<>(one.providers());
        providers.addAll(other.providers());
        var changed = new LinkedHashSet<String>();
        providers.forEach(provider -> changed.addAll(SharedMap.differences(one.part(provider), other.part(provider))));
        return changed;
    }

    /// The providers of names.
    public static Set<String> providers(Map<String, ?> objects) {
        if (objects instanceof JoinedMap<?> joined) {
            return joined.providers();
        }
        var providers = new LinkedHashSet<String>();
        objects.keySet().forEach(name -> providers.add(name.substring(name.lastIndexOf('@') + 1)));
        return providers;
    }
}
