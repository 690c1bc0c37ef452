package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files routers, in their order, by host and path.
final class RouteIndexBuilder {

    private final Map<String, PathTree> exact = new LinkedHashMap<>();
    private final Map<String, PathTree> wildcard = new LinkedHashMap<>();
    private final PathTree anyHost = new PathTree();
    private final PathForestBuilder forest = new PathForestBuilder();

    void add(int rank, Rule rule) {
        for (var key : IndexKeys.of(rule)) {
            tree(key.host()).add(key.path(), new IndexEntry(rank, key.test()));
        }
    }

    HostTable exactHosts() {
        return packed(exact);
    }

    HostTable wildcardHosts() {
        return packed(wildcard);
    }

    int anyHost() {
        return forest.add(anyHost.trimmed());
    }

    /// The trees that the other methods have packed.
    PathForest forest() {
        return forest.build();
    }

    private PathTree tree(HostPattern host) {
        return switch (host.kind()) {
            case EXACT -> exact.computeIfAbsent(host.name(), _ -> new PathTree());
            case WILDCARD -> wildcard.computeIfAbsent(host.name(), _ -> new PathTree());
            case ANY -> anyHost;
        };
    }

    private HostTable packed(Map<String, PathTree> trees) {
        var packed = new LinkedHashMap<String, Integer>();
        trees.forEach((host, tree) -> packed.put(host, forest.add(tree.trimmed())));
        return HostTable.of(packed);
    }
}
