package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.List;

/// The routes that went from an entry point, and those that came.
final class RouteChanges {

    private final List<Route> removed = new ArrayList<>();
    private final List<Route> added = new ArrayList<>();

    void remove(Route route) {
        removed.add(route);
    }

    void add(Route route) {
        added.add(route);
    }

    /// Whether the very same routes went and came there.
    boolean areSame(RouteChanges other) {
        return areSame(removed, other.removed) && areSame(added, other.added);
    }

    /// The index without those that went and with those that came, of one side of the entry point.
    RouteIndex applyTo(RouteIndex index, boolean tls) {
        return index.with(side(removed, tls), side(added, tls));
    }

    private static boolean areSame(List<Route> routes, List<Route> others) {
        if (routes.size() != others.size()) {
            return false;
        }
        for (var i = 0; i < routes.size(); i++) {
            if (routes.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<Route> side(List<Route> routes, boolean tls) {
        return routes.stream()
                .filter(route -> route.config().tls().isPresent() == tls)
                .toList();
    }
}
