package io.fairlead.core.routing;

import java.util.List;

/// A live thing that was made from a piece of configuration, shared by the tables that need it.
///
/// Two parts are never equal: what depends on a part survives only while that very part does.
final class Part<T> {

    private static final System.Logger LOG = System.getLogger(Part.class.getName());

    private final String name;
    private final Object recipe;
    private final List<Dependency> dependencies;
    private final T value;
    private final AutoCloseable release;
    private final List<Fault> warnings;
    private volatile long born;

    /// @param recipe what it was made from; an equal one makes an equal thing
    /// @param release called when no table needs the part any more
    Part(String name, Object recipe, List<Dependency> dependencies, T value, AutoCloseable release) {
        this(name, recipe, dependencies, value, release, List.of());
    }

    /// @param warnings what is wrong with it, although it works
    Part(
            String name,
            Object recipe,
            List<Dependency> dependencies,
            T value,
            AutoCloseable release,
            List<Fault> warnings) {
        this.name = name;
        this.recipe = recipe;
        this.dependencies = List.copyOf(dependencies);
        this.value = value;
        this.release = release;
        this.warnings = List.copyOf(warnings);
    }

    String name() {
        return name;
    }

    Object recipe() {
        return recipe;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    T value() {
        return value;
    }

    List<Fault> warnings() {
        return warnings;
    }

    /// The number of the first table in force that had it.
    long born() {
        return born;
    }

    void born(long number) {
        born = number;
    }

    /// Called once, when nobody can reach it any more.
    void close() {
        try {
            release.close();
        } catch (Exception | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, () -> name + " failed to close", e);
        }
    }

    /// What a part was told when it asked for another one while it was made.
    record Dependency(Kind kind, String name, Outcome<?> answer) {}

    /// The kinds of parts.
    enum Kind {
        TRANSPORT("serversTransport", "http.serversTransports"),
        /// What stands behind the middlewares of a service.
        INNER("service", "http.services"),
        SERVICE("service", "http.services"),
        MIDDLEWARE("middleware", "http.middlewares");

        private final String noun;
        private final String path;

        Kind(String noun, String path) {
            this.noun = noun;
            this.path = path;
        }

        String noun() {
            return noun;
        }

        String path() {
            return path;
        }
    }
}
