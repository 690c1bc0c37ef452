package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import java.util.Map;

/// What a configuration was compiled to. The next one is compiled from here on, so that it costs what differs.
///
/// @param links who needs whom among the parts
record Blueprint(
        MergedConfiguration configuration,
        LiveParts parts,
        Links<Ref, Ref> links,
        RouterStates routers,
        TlsState tls,
        Map<String, EntryPointRoutes> entryPoints) {

    static final Blueprint NONE = new Blueprint(
            MergedConfiguration.EMPTY, LiveParts.NONE, Links.none(), RouterStates.NONE, TlsState.NONE, Map.of());

    /// Copies the map.
    Blueprint {
        entryPoints = Map.copyOf(entryPoints);
    }

    /// What TLS was compiled to.
    ///
    /// @param workshop made options and certificates
    /// @param conflicts which routers do with the default options
    /// @param parts the whole at work
    record TlsState(TlsWorkshop workshop, TlsConflicts conflicts, TlsParts parts) {

        static final TlsState NONE = new TlsState(TlsWorkshop.NONE, TlsConflicts.NONE, TlsParts.NONE);
    }
}
