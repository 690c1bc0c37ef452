package io.fairlead.core.middleware;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.Names;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The types of middlewares that this proxy knows, each with the factory that makes them.
public final class MiddlewareRegistry {

    private final List<Entry> entries;
    private final List<Problem> problems;

    MiddlewareRegistry(List<Entry> entries, List<Problem> problems) {
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
    }

    /// Collects the factories that were started with the proxy, then those of plugins. A factory that
    /// fails, or whose type is taken already, is left out and reported.
    public static MiddlewareRegistry load(Collection<? extends MiddlewareFactory<?>> plugins) {
        var collector = new FactoryCollector();
        collector.addInstalled();
        plugins.forEach(collector::add);
        return collector.registry();
    }

    /// What was left out, and why.
    public List<Problem> problems() {
        return problems;
    }

    /// The known types, in the order in which they were found.
    public List<String> types() {
        return entries.stream().map(Entry::type).toList();
    }

    /// The factory of a type, in any letter case.
    public Optional<MiddlewareFactory<?>> factory(String type) {
        return entry(type).map(Entry::factory);
    }

    /// The type as its factory spells it.
    public Optional<String> spelling(String type) {
        return entry(type).map(Entry::type);
    }

    /// Makes a middleware.
    ///
    /// @param path the path of the options, for errors
    /// @throws IllegalArgumentException if the type is unknown, the options do not fit or the factory refuses
    public Middleware create(MiddlewareConfig config, String path, MiddlewareContext context) {
        var factory = factory(config.type())
                .orElseThrow(() -> new IllegalArgumentException(
                        "found type \"" + config.type() + "\", expected " + alternatives(config.type())));
        return create(factory, config, path, context);
    }

    private static <C extends Record> Middleware create(
            MiddlewareFactory<C> factory, MiddlewareConfig config, String path, MiddlewareContext context) {
        return factory.create(RecordBinder.bind(factory.configType(), config.options(), path), context);
    }

    /// What to write instead of a type that there is not.
    public String alternatives(String type) {
        var nearest = Names.nearest(type, types()).map(name -> "; the nearest is " + name);
        return "one of " + String.join(", ", types()) + nearest.orElse("");
    }

    private Optional<Entry> entry(String type) {
        return entries.stream()
                .filter(entry -> FieldSyntax.sameName(entry.type(), type))
                .findFirst();
    }

    /// A type and its factory.
    record Entry(String type, MiddlewareFactory<?> factory) {}
}
