package io.fairlead.core.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of one entry point: those that take plain requests, and those that take TLS requests.
record EntryPointRoutes(Side plain, Side tls) {

    static EntryPointRoutes of(List<Route> routes, Comparator<Route> order, @Nullable EntryPointRoutes before) {
        var plain = new ArrayList<Route>();
        var tls = new ArrayList<Route>();
        for (var route : routes) {
            (route.config().tls().isPresent() ? tls : plain).add(route);
        }
        return new EntryPointRoutes(
                Side.of(plain, order, before == null ? null : before.plain),
                Side.of(tls, order, before == null ? null : before.tls));
    }

    RouteIndex index(boolean overTls) {
        return overTls ? tls.index : plain.index;
    }

    /// Routes and their index.
    record Side(List<Route> routes, RouteIndex index) {

        static Side of(List<Route> routes, Comparator<Route> order, @Nullable Side before) {
            return before != null && same(routes, before.routes)
                    ? before
                    : new Side(List.copyOf(routes), RouteIndex.of(routes, order));
        }

        private static boolean same(List<Route> routes, List<Route> others) {
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
    }
}
