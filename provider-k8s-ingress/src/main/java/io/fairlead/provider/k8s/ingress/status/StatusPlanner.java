package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what Ingresses say with what they should say, and remembers which ones were ours. For one thread.
final class StatusPlanner {

    private static final int MOST_LEFT = 10_000;

    private final boolean selective;
    private final Set<ObjectKey> left = new HashSet<>();
    private Set<ObjectKey> ours = Set.of();
    private List<PublishedAddress> wrote = List.of();

    /// @param selective whether an Ingress that is no longer seen may live on, without a label that we ask for
    StatusPlanner(boolean selective) {
        this.selective = selective;
    }

    StatusPlan plan(DesiredStatus desired, List<SeenIngress> ingresses) {
        var now = new HashSet<ObjectKey>();
        var others = new LinkedHashMap<ObjectKey, List<PublishedAddress>>();
        var tasks = new ArrayList<StatusPlan.Task>();
        for (var ingress : ingresses) {
            if (ingress.ours()) {
                now.add(ingress.key());
                write(desired, ingress, tasks);
            } else {
                others.put(ingress.key(), ingress.addresses());
            }
        }
        remember(now, others);
        if (desired instanceof DesiredStatus.Addresses(var addresses)) {
            wrote = addresses;
        }
        clear(others, tasks);
        return new StatusPlan(tasks);
    }

    private static void write(DesiredStatus desired, SeenIngress ingress, List<StatusPlan.Task> tasks) {
        if (desired instanceof DesiredStatus.Addresses(var addresses)
                && !StatusTree.same(addresses, ingress.addresses())) {
            tasks.add(new StatusPlan.Write(ingress.key(), ingress.addresses(), addresses));
        }
    }

    private void remember(Set<ObjectKey> now, Map<ObjectKey, List<PublishedAddress>> others) {
        for (var key : ours) {
            var livesOn = others.containsKey(key) || selective;
            if (!now.contains(key) && livesOn && left.size() < MOST_LEFT) {
                left.add(key);
            }
        }
        left.removeAll(now);
        left.removeIf(key -> others.containsKey(key) ? others.get(key).isEmpty() : !selective);
        ours = now;
    }

    /// One that left while none of us looked can be told by what it says.
    private void clear(Map<ObjectKey, List<PublishedAddress>> others, List<StatusPlan.Task> tasks) {
        left.forEach(key -> tasks.add(new StatusPlan.Clear(key, others.getOrDefault(key, List.of()), wrote)));
        others.forEach((key, seen) -> {
            if (!left.contains(key) && !seen.isEmpty() && StatusTree.same(wrote, seen)) {
                tasks.add(new StatusPlan.Clear(key, seen, wrote));
            }
        });
    }
}
