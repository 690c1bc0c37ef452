package io.fairlead.core.routing;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.List;

/// What became of all routers.
///
/// @param all the variants of each router, by its full name
/// @param unsettled routers that are looked at again each time: what they lack may have come meanwhile
/// @param problems what is wrong, by router
/// @param links which routers use which parts
/// @param labels the routers of variants that do not have the name of their router, by the name that they have
/// @param renamed whether a variant has not the name that it wanted
/// @param ownTlsOptions routers that name TLS options other than the default ones
record RouterStates(
        SharedMap<String, List<CompiledRouter>> all,
        SharedMap<String, Boolean> unsettled,
        SharedMap<String, List<Problem>> problems,
        Links<Ref, String> links,
        SharedMap<String, String> labels,
        boolean renamed,
        SharedMap<String, Boolean> ownTlsOptions) {

    static final RouterStates NONE = new RouterStates(
            SharedMap.empty(),
            SharedMap.empty(),
            SharedMap.empty(),
            Links.none(),
            SharedMap.empty(),
            false,
            SharedMap.empty());

    /// The variants of a router; none if there is no such router.
    List<CompiledRouter> of(String name) {
        return all.getOrDefault(name, List.of());
    }
}
