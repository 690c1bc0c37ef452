package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Finds the first router, in their order, whose rule takes a request, without asking them all.
///
/// Routers are filed by exact host, by wildcard host or under no host, and there by path in a radix tree.
/// What the index does not decide is left as a test with the entry. A search visits at most three trees and
/// in each the nodes along the path; it skips what ranks behind the best router found so far. It allocates
/// nothing and is safe for use by many threads.
public final class RouteIndex {

    private final Route[] routes;
    private final HostTable exact;
    private final HostTable wildcard;
    private final int anyHost;
    private final PathForest trees;

    private RouteIndex(Route[] routes, RouteIndexBuilder builder) {
        this.routes = routes;
        this.exact = builder.exactHosts();
        this.wildcard = builder.wildcardHosts();
        this.anyHost = builder.anyHost();
        this.trees = builder.forest();
    }

    /// An index in the standard order.
    public static RouteIndex of(Collection<Route> routes) {
        return of(routes, RouteOrder.standard());
    }

    /// An index in an order that must be total.
    public static RouteIndex of(Collection<Route> routes, Comparator<Route> order) {
        var sorted = routes.toArray(Route[]::new);
        Arrays.sort(sorted, order);
        var builder = new RouteIndexBuilder();
        for (var rank = 0; rank < sorted.length; rank++) {
            builder.add(rank, sorted[rank].rule());
        }
        return new RouteIndex(sorted, builder);
    }

    /// The router that takes the request, or `null` if none does.
    public @Nullable Route match(RuleInput input) {
        var path = input.routingPath();
        var best = trees.search(anyHost, path, input, hosts(input.host(), path, input));
        return best == PathForest.NONE ? null : routes[best];
    }

    private int hosts(String host, String path, RuleInput input) {
        var dot = host.indexOf('.');
        var suffix = dot > 0 ? dot + 1 : host.length();
        var hash = HostTable.hash(host, suffix, host.length(), HostTable.EMPTY);
        var tree = exact.find(host, 0, HostTable.hash(host, 0, suffix, hash));
        var best = trees.search(tree, path, input, PathForest.NONE);
        return dot > 0 ? trees.search(wildcard.find(host, suffix, hash), path, input, best) : best;
    }
}
