package io.fairlead.core.routing;

import io.fairlead.core.rule.HostPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes indexes: of all routes, or of another index by a few changes.
///
/// @param exact the hosts so far
/// @param wildcard what follows `*.` in those so far
/// @param anyHost the routes that name no host
/// @param order a total order, best first
record RouteFiling(HostShards exact, HostShards wildcard, IndexShard anyHost, RouteOrder order) {

    /// An index of these routes.
    static RouteIndex all(Collection<Route> routes, RouteOrder order) {
        var exact = new HashSet<String>();
        var wildcard = new HashSet<String>();
        var all = new ArrayList<Filed>(routes.size());
        for (var route : routes) {
            for (var key : IndexKeys.of(route.rule())) {
                all.add(new Filed(route, key));
                switch (key.host().kind()) {
                    case EXACT -> exact.add(key.host().name());
                    case WILDCARD -> wildcard.add(key.host().name());
                    case ANY -> {}
                }
            }
        }
        return new RouteFiling(blank(exact.size()), blank(wildcard.size()), IndexShard.EMPTY, order).filled(all);
    }

    /// The index without some routes and with others.
    RouteIndex with(List<Route> removed, List<Route> added) {
        if (isEmpty()) {
            return all(added, order);
        }
        Set<Route> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(removed);
        var touched = new LinkedHashMap<Place, List<Route>>();
        removed.forEach(
                route -> places(route).forEach(place -> touched.computeIfAbsent(place, _ -> new ArrayList<>())));
        added.forEach(route -> places(route)
                .forEach(place ->
                        touched.computeIfAbsent(place, _ -> new ArrayList<>()).add(route)));
        var shards = new LinkedHashMap<Place, IndexShard>();
        touched.forEach((place, fresh) -> shards.put(place, changed(place, gone, fresh)));
        var next = replaced(shards);
        return next.exact.isCrowded() || next.wildcard.isCrowded() ? all(next.routes(), order) : next.index();
    }

    private boolean isEmpty() {
        return exact.isEmpty() && wildcard.isEmpty() && anyHost.routes().length == 0;
    }

    private static HostShards blank(int hosts) {
        var shards = new IndexShard[HostShards.numberFor(hosts)];
        Arrays.fill(shards, IndexShard.EMPTY);
        return new HostShards(shards);
    }

    /// Shards are put in order each by itself, which is much less work than all routes at once.
    private RouteIndex filled(List<Filed> all) {
        var exactFiles = files(exact.number());
        var wildcardFiles = files(wildcard.number());
        var anyFile = new ArrayList<Filed>();
        for (var filed : all) {
            var file = switch (filed.key.host().kind()) {
                case EXACT -> exactFiles.get(shard(filed.key, exact));
                case WILDCARD -> wildcardFiles.get(shard(filed.key, wildcard));
                case ANY -> anyFile;
            };
            file.add(filed);
        }
        return new RouteIndex(
                built(exactFiles), built(wildcardFiles), builder(anyFile).build(), order);
    }

    private static List<List<Filed>> files(int number) {
        return Stream.<List<Filed>>generate(ArrayList::new).limit(number).toList();
    }

    private HostShards built(List<List<Filed>> files) {
        var builders = files.stream().map(this::builder).toList();
        return new HostShards(IndexShardBuilder.build(builders).toArray(IndexShard[]::new));
    }

    private IndexShardBuilder builder(List<Filed> file) {
        file.sort((one, other) -> order.compare(one.route, other.route));
        var builder = new IndexShardBuilder();
        file.forEach(filed -> builder.add(filed.route, filed.key));
        return builder;
    }

    /// A route under one of its keys.
    private record Filed(Route route, IndexKey key) {}

    private RouteIndex index() {
        return new RouteIndex(exact, wildcard, anyHost, order);
    }

    /// Where a key is filed.
    private record Place(HostPattern.Kind kind, int shard) {}

    private Place place(IndexKey key) {
        return switch (key.host().kind()) {
            case EXACT -> new Place(HostPattern.Kind.EXACT, shard(key, exact));
            case WILDCARD -> new Place(HostPattern.Kind.WILDCARD, shard(key, wildcard));
            case ANY -> new Place(HostPattern.Kind.ANY, 0);
        };
    }

    private static int shard(IndexKey key, HostShards shards) {
        return PackedHosts.shard(PackedHosts.hash(key.host().name()), shards.number());
    }

    private Set<Place> places(Route route) {
        var places = new LinkedHashSet<Place>();
        IndexKeys.of(route.rule()).forEach(key -> places.add(place(key)));
        return places;
    }

    private IndexShard shard(Place place) {
        return switch (place.kind()) {
            case EXACT -> exact.get(place.shard());
            case WILDCARD -> wildcard.get(place.shard());
            case ANY -> anyHost;
        };
    }

    private IndexShard changed(Place place, Set<Route> gone, List<Route> fresh) {
        var before = shard(place);
        var routes = changed(before.routes(), gone, fresh);
        if (filedAlike(before.routes(), routes)) {
            return before.withRoutes(routes);
        }
        var builder = new IndexShardBuilder();
        for (var route : routes) {
            for (var key : IndexKeys.of(route.rule())) {
                if (place(key).equals(place)) {
                    builder.add(route, key);
                }
            }
        }
        return builder.build();
    }

    /// Those that stay are in order already: comparing them anew would cost more than all else.
    private Route[] changed(Route[] before, Set<Route> gone, List<Route> fresh) {
        var routes = new ArrayList<Route>(before.length + fresh.size());
        for (var route : before) {
            if (!gone.contains(route)) {
                routes.add(route);
            }
        }
        if (fresh.size() > routes.size()) {
            routes.addAll(fresh);
            routes.sort(order);
        } else {
            fresh.forEach(route -> routes.add(~Collections.binarySearch(routes, route, order), route));
        }
        return routes.toArray(Route[]::new);
    }

    /// Whether only handlers differ.
    private static boolean filedAlike(Route[] routes, Route[] others) {
        if (routes.length != others.length) {
            return false;
        }
        for (var i = 0; i < routes.length; i++) {
            if (routes[i].rule() != others[i].rule()) {
                return false;
            }
        }
        return true;
    }

    private RouteFiling replaced(Map<Place, IndexShard> shards) {
        var nextExact = exact.copy();
        var nextWildcard = wildcard.copy();
        var nextAny = anyHost;
        for (var shard : shards.entrySet()) {
            switch (shard.getKey().kind()) {
                case EXACT -> nextExact[shard.getKey().shard()] = shard.getValue();
                case WILDCARD -> nextWildcard[shard.getKey().shard()] = shard.getValue();
                case ANY -> nextAny = shard.getValue();
            }
        }
        return new RouteFiling(new HostShards(nextExact), new HostShards(nextWildcard), nextAny, order);
    }

    private Set<Route> routes() {
        Set<Route> routes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var shards : List.of(exact, wildcard)) {
            for (var i = 0; i < shards.number(); i++) {
                Collections.addAll(routes, shards.get(i).routes());
            }
        }
        Collections.addAll(routes, anyHost.routes());
        return routes;
    }
}
