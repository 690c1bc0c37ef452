package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;
import org.jspecify.annotations.Nullable;

/// Some of the hosts of an index, packed together with the routes that name them. Ranks are places among those.
final class IndexShard extends PackedHosts {

    static final IndexShard EMPTY = new IndexShardBuilder().build();

    private final Route[] routes;

    /// @param routes best first
    IndexShard(Route[] routes, Packed packed) {
        super(packed);
        this.routes = routes;
    }

    /// The better one of `best` and the first route of a host that takes the request.
    ///
    /// @param start where the host begins in the text, which it ends with
    /// @param hash the hash of the host
    @Nullable
    Route search(
            String text, int start, long hash, String path, RuleInput input, @Nullable Route best, RouteOrder order) {
        var tree = find(text, start, hash);
        return tree == ABSENT ? best : better(tree, path, input, best, order);
    }

    /// The same for a shard that has but one tree, of routes that name no host.
    @Nullable
    Route search(String path, RuleInput input, @Nullable Route best, RouteOrder order) {
        return routes.length == 0 ? best : better(size(0), path, input, best, order);
    }

    private @Nullable Route better(int tree, String path, RuleInput input, @Nullable Route best, RouteOrder order) {
        if (best != null && order.compare(best, routes[lowest(tree)]) <= 0) {
            return best;
        }
        var found = search(tree, path, input, NONE);
        if (found == NONE) {
            return best;
        }
        return best == null || order.compare(routes[found], best) < 0 ? routes[found] : best;
    }

    /// The routes, best first.
    Route[] routes() {
        return routes;
    }

    int hostCount() {
        return packed().hosts();
    }

    /// This shard with routes that are filed as those that they take the places of.
    IndexShard withRoutes(Route[] others) {
        return new IndexShard(others, packed());
    }
}
