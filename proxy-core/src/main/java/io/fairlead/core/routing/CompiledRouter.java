package io.fairlead.core.routing;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.Origin;
import java.util.List;
import java.util.Optional;

/// A router, what it is composed of, and what became of it.
///
/// @param route present if the router takes requests
/// @param service present if it exists
record CompiledRouter(
        RouterStatus status,
        List<Fault> faults,
        List<Part<Middleware>> middlewares,
        Optional<Part<Handler>> service,
        Optional<Route> route) {

    List<Problem> problems() {
        if (faults.isEmpty()) {
            return List.of();
        }
        var source = status.origin().map(Origin::label).orElse("router " + status.name());
        var subject =
                status.origin().map(origin -> new Problem.Subject(origin.kind(), origin.namespace(), origin.name()));
        return faults.stream()
                .map(fault -> fault.problem(source, "http.routers." + status.name()))
                .map(problem -> problem.about(subject))
                .toList();
    }

    /// Whether everything is there that it refers to.
    boolean isSettled() {
        return service.isPresent()
                && middlewares.size() == status.config().middlewares().size();
    }

    /// Whether that very route is its own.
    boolean has(Route other) {
        return route.isPresent() && route.get() == other;
    }
}
