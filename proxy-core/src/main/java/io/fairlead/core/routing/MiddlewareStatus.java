package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.MiddlewareConfig;
import java.util.List;

/// What became of a middleware.
///
/// @param type the type as its factory spells it, or as it was written if there is no such factory
/// @param errors what is wrong, one sentence each
public record MiddlewareStatus(String name, String type, MiddlewareConfig config, Status status, List<String> errors) {

    /// Copies the list.
    public MiddlewareStatus {
        errors = List.copyOf(errors);
    }
}
