package io.fairlead.core.routing;

import java.util.List;

/// What became of a named object of the configuration.
sealed interface Outcome<T> {

    /// What is wrong with it, even if it works.
    default List<Fault> faults() {
        return switch (this) {
            case Ready<T>(var part) -> part.warnings();
            case Broken<T>(var faults) -> faults;
            case Missing<T> _ -> List.of();
        };
    }

    /// It is alive.
    record Ready<T>(Part<T> part) implements Outcome<T> {}

    /// There is no such object.
    ///
    /// @param elsewhere the full names of objects that other providers define by that name
    record Missing<T>(List<String> elsewhere) implements Outcome<T> {}

    /// There is one, but it cannot be made.
    record Broken<T>(List<Fault> faults) implements Outcome<T> {}
}
