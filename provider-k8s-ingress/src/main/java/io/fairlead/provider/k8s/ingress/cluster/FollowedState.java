package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows stores from one state to the next, by looking at what changed in them alone. For one thread.
final class FollowedState {

    private final SortedObjects objects = new SortedObjects();
    /// How often each problem is there.
    private final TreeMap<Problem, Integer> problems = new TreeMap<>(ClusterState.PROBLEM_ORDER);

    private Map<Store, SharedMap<ObjectKey, Store.Entry>> known = new IdentityHashMap<>();

    /// @param stores those that count now; what others had is gone
    ClusterState next(Collection<Store> stores, Visible visible) {
        var next = new IdentityHashMap<Store, SharedMap<ObjectKey, Store.Entry>>();
        stores.forEach(store -> next.put(store, store.snapshot()));
        known.forEach((store, entries) -> {
            if (!next.containsKey(store)) {
                entries.values().forEach(entry -> replace(entry, null));
            }
        });
        next.forEach((store, entries) -> follow(known.getOrDefault(store, SharedMap.empty()), entries));
        known = next;
        return objects.state(visible, List.copyOf(problems.keySet()));
    }

    private void follow(SharedMap<ObjectKey, Store.Entry> before, SharedMap<ObjectKey, Store.Entry> after) {
        after.changedSince(before).forEach(key -> replace(before.get(key), after.get(key)));
    }

    private void replace(Store.@Nullable Entry before, Store.@Nullable Entry after) {
        switch (before) {
            case null -> {}
            case Store.Entry.Whole(var object) -> objects.remove(object);
            case Store.Entry.Broken(var problem) ->
                problems.computeIfPresent(problem, (_, times) -> times > 1 ? times - 1 : null);
        }
        switch (after) {
            case null -> {}
            case Store.Entry.Whole(var object) -> objects.add(object);
            case Store.Entry.Broken(var problem) -> problems.merge(problem, 1, Integer::sum);
        }
    }
}
