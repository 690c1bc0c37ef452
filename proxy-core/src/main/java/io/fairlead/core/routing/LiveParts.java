package io.fairlead.core.routing;

import io.fairlead.core.upstream.ServersTransport;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What became of all objects that become parts.
/// @param inner what stands behind the middlewares of services that have some
record LiveParts(
        Made<ServersTransport> transports, Made<Handler> inner, Made<Handler> services, Made<Middleware> middlewares) {

    static final LiveParts NONE = new LiveParts(Made.none(), Made.none(), Made.none(), Made.none());

    /// All that is alive. Those that need others come before those.
    Stream<Part<?>> all() {
        return Stream.of(middlewares, services, inner, transports).flatMap(Made::ready);
    }

    /// What is alive here and not there.
    List<Part<?>> without(LiveParts other) {
        Set<Part<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
        other.all().forEach(known::add);
        return all().filter(part -> !known.contains(part)).toList();
    }

    Made<?> of(Part.Kind kind) {
        return switch (kind) {
            case TRANSPORT -> transports;
            case INNER -> inner;
            case SERVICE -> services;
            case MIDDLEWARE -> middlewares;
        };
    }
}
