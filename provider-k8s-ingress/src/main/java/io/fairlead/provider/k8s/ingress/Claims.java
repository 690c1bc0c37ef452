package io.fairlead.provider.k8s.ingress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who wants what. Tells where several want the same.
///
/// @param <T> what is wanted
/// @param <W> who wants it
final class Claims<T, W> {

    private final Map<T, Set<W>> wanted = new HashMap<>();

    /// @return whether others want it too
    boolean add(T thing, W claimant) {
        var all = wanted.computeIfAbsent(thing, _ -> new HashSet<>(2));
        all.add(claimant);
        return all.size() > 1;
    }

    /// @return whether others wanted it too
    boolean remove(T thing, W claimant) {
        var all = wanted.getOrDefault(thing, Set.of());
        var shared = all.size() > 1;
        if (!all.isEmpty() && all.remove(claimant) && all.isEmpty()) {
            wanted.remove(thing);
        }
        return shared;
    }

    /// All that want it.
    Set<W> of(T thing) {
        return wanted.getOrDefault(thing, Set.of());
    }
}
