package io.fairlead.core.routing;

import java.util.List;

/// What routers need to know of an entry point.
///
/// @param name the name of the entry point
/// @param middlewares references of middlewares that stand in front of those of each router
/// @param isDefault whether routers that name no entry point use this one
public record EntryPointModel(String name, List<String> middlewares, boolean isDefault) {

    /// Copies the list.
    public EntryPointModel {
        middlewares = List.copyOf(middlewares);
    }
}
