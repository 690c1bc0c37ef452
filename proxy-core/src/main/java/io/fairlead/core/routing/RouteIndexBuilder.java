package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import io.fairlead.core.rule.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files routers, in their order, by host and path.
final class RouteIndexBuilder {

    private final Map<String, PathTree> exact = new LinkedHashMap<>();
    private final Map<String, PathTree> wildcard = new LinkedHashMap<>();
    private final PathTree anyHost = new PathTree();

    void add(int rank, Rule rule) {
        for (var key : IndexKeys.of(rule)) {
            tree(key.host()).add(key.path(), new IndexEntry(rank, key.test()));
        }
    }

    HostTable exactHosts() {
        return HostTable.of(frozen(exact));
    }

    HostTable wildcardHosts() {
        return HostTable.of(frozen(wildcard));
    }

    PathNode anyHost() {
        return anyHost.freeze();
    }

    private PathTree tree(HostPattern host) {
        return switch (host.kind()) {
            case EXACT -> exact.computeIfAbsent(host.name(), _ -> new PathTree());
            case WILDCARD -> wildcard.computeIfAbsent(host.name(), _ -> new PathTree());
            case ANY -> anyHost;
        };
    }

    private static Map<String, PathNode> frozen(Map<String, PathTree> trees) {
        var frozen = HashMap.<String, PathNode>newHashMap(trees.size());
        trees.forEach((host, tree) -> frozen.put(host, tree.freeze()));
        return frozen;
    }
}
