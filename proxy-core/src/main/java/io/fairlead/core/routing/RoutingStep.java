package io.fairlead.core.routing;

/// How the routes of an entry point changed. Entry points that have had the very same routes all the time take the same
/// steps, and share an index.
record RoutingStep(EntryPointRoutes from, RouteChanges changes, EntryPointRoutes to) {

    static RoutingStep of(EntryPointRoutes from, RouteChanges changes) {
        return new RoutingStep(from, changes, from.with(changes));
    }

    boolean is(EntryPointRoutes from, RouteChanges changes) {
        return this.from == from && this.changes.areSame(changes);
    }
}
