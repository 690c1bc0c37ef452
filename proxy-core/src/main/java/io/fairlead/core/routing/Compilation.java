package io.fairlead.core.routing;

import io.fairlead.provider.spi.Problem;
import java.util.List;

/// A table, and what is wrong with the configuration that it was made of.
///
/// @param table not in force yet; who does not hand it to [ActiveRouting#swap] closes it
/// @param problems what was found while compiling, without what the providers had reported before
public record Compilation(RoutingTable table, List<Problem> problems) {

    /// Copies the list.
    public Compilation {
        problems = List.copyOf(problems);
    }
}
