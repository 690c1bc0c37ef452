package io.fairlead.core.routing;

import java.util.List;

/// The routes of one entry point: those that take plain requests, and those that take TLS requests.
record EntryPointRoutes(RouteIndex plain, RouteIndex tls) {

    static EntryPointRoutes none(RouteOrder order) {
        var nothing = RouteIndex.of(List.of(), order);
        return new EntryPointRoutes(nothing, nothing);
    }

    EntryPointRoutes with(RouteChanges changes) {
        return new EntryPointRoutes(changes.applyTo(plain, false), changes.applyTo(tls, true));
    }

    RouteIndex index(boolean overTls) {
        return overTls ? tls : plain;
    }
}
