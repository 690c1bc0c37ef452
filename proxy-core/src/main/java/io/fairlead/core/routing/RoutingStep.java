package io.fairlead.core.routing;

/// How the routes of an entry point changed. Entry points with the same routes take the same step, and share them.
record RoutingStep(EntryPointRoutes from, RouteChanges changes, EntryPointRoutes to) {

    static RoutingStep of(EntryPointRoutes from, RouteChanges changes) {
        return new RoutingStep(from, changes, from.with(changes));
    }

    boolean is(EntryPointRoutes from, RouteChanges changes) {
        return this.from == from && this.changes.areSame(changes);
    }
}
