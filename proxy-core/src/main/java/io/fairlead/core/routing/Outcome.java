package io.fairlead.core.routing;

import java.util.List;

/// What became of a named object of the configuration.
sealed interface Outcome<T> {

    /// It is alive.
    record Ready<T>(Part<T> part) implements Outcome<T> {}

    /// There is no such object.
    ///
    /// @param elsewhere the full names of objects that other providers define by that name
    record Missing<T>(List<String> elsewhere) implements Outcome<T> {}

    /// There is one, but it cannot be made.
    record Broken<T>(List<Fault> faults) implements Outcome<T> {}
}
