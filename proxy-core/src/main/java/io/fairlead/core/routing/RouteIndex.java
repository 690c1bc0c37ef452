package io.fairlead.core.routing;

import io.fairlead.core.rule.RuleInput;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the first router, in their order, whose rule takes a request, without asking them all.
///
/// Routers are filed by exact host, by wildcard host or under no host, and there by path in a radix tree.
/// What the index does not decide is left as a test with the entry. A search visits at most three trees and
/// in each the nodes along the path. It allocates nothing and is safe for use by many threads. Hosts lie in shards,
/// which indexes share where their routes are the same.
public final class RouteIndex {

    private final HostShards exact;
    private final HostShards wildcard;
    private final IndexShard anyHost;
    private final RouteOrder order;

    RouteIndex(HostShards exact, HostShards wildcard, IndexShard anyHost, RouteOrder order) {
        this.exact = exact;
        this.wildcard = wildcard;
        this.anyHost = anyHost;
        this.order = order;
    }

    /// An index in the standard order.
    public static RouteIndex of(Collection<Route> routes) {
        return of(routes, RouteOrder.standard());
    }

    /// An index in an order that must be total.
    public static RouteIndex of(Collection<Route> routes, RouteOrder order) {
        return RouteFiling.all(routes, order);
    }

    /// This index without some routes and with others.
    RouteIndex with(Collection<Route> removed, Collection<Route> added) {
        return removed.isEmpty() && added.isEmpty()
                ? this
                : new RouteFiling(exact, wildcard, anyHost, order).with(List.copyOf(removed), List.copyOf(added));
    }

    /// The router that takes the request, or `null` if none does.
    public @Nullable Route match(RuleInput input) {
        var path = input.routingPath();
        return anyHost.search(path, input, hosts(input.host(), path, input), order);
    }

    private @Nullable Route hosts(String host, String path, RuleInput input) {
        var dot = host.indexOf('.');
        var suffix = dot > 0 ? dot + 1 : host.length();
        var parent = PackedHosts.hash(host, suffix, host.length(), PackedHosts.EMPTY);
        var hash = PackedHosts.hash(host, 0, suffix, parent);
        var best = exact.at(hash).search(host, 0, hash, path, input, null, order);
        return dot > 0 ? wildcard.at(parent).search(host, suffix, parent, path, input, best, order) : best;
    }
}
