package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Dependency;
import io.fairlead.core.routing.Part.Kind;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import java.util.ArrayList;
import java.util.List;

/// Answers a middleware that is being created, and remembers what it asked for: when an answer changes, so
/// must the middleware.
final class CreationContext implements MiddlewareContext {

    private final String name;
    private final Workshop workshop;
    private final List<Dependency> dependencies = new ArrayList<>();

    CreationContext(String name, Workshop workshop) {
        this.name = name;
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Middleware middleware(String reference) {
        return find(workshop.middlewares(), Kind.MIDDLEWARE, reference);
    }

    @Override
    public Handler service(String reference) {
        return find(workshop.services(), Kind.SERVICE, reference);
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    private <T> T find(Parts<?, T> parts, Kind kind, String reference) {
        var fullName = Reference.resolve(reference, Reference.provider(name));
        dependencies.add(new Dependency(kind, fullName, parts.find(fullName)));
        var faults = new Faults();
        return workshop.referencesOf(name)
                .follow(parts, kind, "", reference, faults)
                .orElseThrow(() -> new BrokenPart(faults.all().getFirst()))
                .value();
    }
}
