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

    /// A shard with a text of its own.
    IndexShard build() {
        return build(List.of(this)).getFirst();
    }

    /// Shards with one text.
    static List<IndexShard> build(List<IndexShardBuilder> builders) {
        var letters = new Letters();
        var unfinished = builders.stream().map(builder -> builder.pack(letters)).toList();
        var text = letters.text();
        return unfinished.stream().map(shard -> shard.finish(text)).toList();
    }

    private Unfinished pack(Letters letters) {
        var hosts = trees.containsKey(IndexKey.ANY_HOST.name()) ? trees.size() - 1 : trees.size();
        var paths = new PathPacker(letters, PackedHosts.size(hosts));
        var packed = new LinkedHashMap<String, Integer>();
        trees.forEach((host, tree) -> packed.put(host, paths.add(tree.trimmed())));
        packed.remove(IndexKey.ANY_HOST.name());
        var numbers = paths.numbers();
        PackedHosts.write(packed, letters, numbers);
        return new Unfinished(routes.toArray(Route[]::new), hosts, numbers, paths.lists());
    }

    /// A shard whose text is not complete yet.
    private record Unfinished(Route[] routes, int hosts, int[] numbers, IndexEntry[][] lists) {

        IndexShard finish(String text) {
            return new IndexShard(routes, new Packed(hosts, numbers, text, lists));
        }
    }
}
