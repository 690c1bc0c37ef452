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

    /// Most things are wanted by one, and a set of one that never changes takes a tenth of the memory.
    private final Map<T, Set<W>> wanted = new HashMap<>();

    /// @return whether others want it too
    boolean add(T thing, W claimant) {
        var all = wanted.putIfAbsent(thing, Set.of(claimant));
        if (all == null) {
            return false;
        }
        if (!(all instanceof HashSet<W>)) {
            all = new HashSet<>(all);
            wanted.put(thing, all);
        }
        all.add(claimant);
        return all.size() > 1;
    }

    /// @return whether others wanted it too
    boolean remove(T thing, W claimant) {
        var all = of(thing);
        var shared = all.size() > 1;
        if (all.equals(Set.of(claimant))) {
            wanted.remove(thing);
        } else if (all.contains(claimant)) {
            all.remove(claimant);
        }
        return shared;
    }

    /// All that want it.
    Set<W> of(T thing) {
        return wanted.getOrDefault(thing, Set.of());
    }
}
