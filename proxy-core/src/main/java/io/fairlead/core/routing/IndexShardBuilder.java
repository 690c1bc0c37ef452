package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files routes, best first, by host and path, and packs them.
final class IndexShardBuilder {

    private final List<Route> routes = new ArrayList<>();
    private final Map<String, PathTree> trees = new LinkedHashMap<>();

    /// Files a route under one of its keys. The keys of a route come one after the other.
    void add(Route route, IndexKey key) {
        if (routes.isEmpty() || routes.getLast() != route) {
            routes.add(route);
        }
        trees.computeIfAbsent(key.host().name(), _ -> new PathTree())
                .add(key.path(), new IndexEntry(routes.size() - 1, key.test()));
    }

    IndexShard build() {
        var forest = new PathForestBuilder();
        var packed = new LinkedHashMap<String, Integer>();
        trees.forEach((host, tree) -> packed.put(host, forest.add(tree.trimmed())));
        packed.remove(IndexKey.ANY_HOST.name());
        return new IndexShard(routes.toArray(Route[]::new), HostTable.of(packed), packed.size(), forest.build());
    }
}
