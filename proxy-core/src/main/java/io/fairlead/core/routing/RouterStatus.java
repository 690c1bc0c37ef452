package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import java.util.List;
import java.util.Optional;

/// What became of a router.
///
/// @param name the full name; a copy for one entry point has its name in front
/// @param config the router as it was mounted: with its effective entry points, and with references of
///     middlewares that are full names
/// @param origin the object that it was made from
/// @param priority the effective priority
/// @param service the full name of its service
/// @param status whether it takes requests
/// @param errors why not, or what else is wrong, one sentence each
public record RouterStatus(
        String name,
        RouterConfig config,
        Optional<Origin> origin,
        long priority,
        String service,
        Status status,
        List<String> errors) {

    /// Copies the list.
    public RouterStatus {
        errors = List.copyOf(errors);
    }
}
