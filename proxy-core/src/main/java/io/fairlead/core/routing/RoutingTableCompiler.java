package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedConfiguration;
import io.fairlead.core.tls.SelfSigned;
import org.jspecify.annotations.Nullable;

/// Makes the routing table of a configuration. A broken object falls alone, with all that refers to it.
///
/// What did not change since the table before is taken over from it, and looked at only where it refers to something
/// that did. For one thread at a time: the one that swaps tables.
public final class RoutingTableCompiler {

    private final RoutingEnvironment environment;
    private final EntryPoints entryPoints;
    private final RouteOrder order;
    private final SelfSigned selfSigned = SelfSigned.ofProcess();

    /// @param environment what stays the same from one configuration to the next
    public RoutingTableCompiler(RoutingEnvironment environment) {
        this.environment = environment;
        this.entryPoints = new EntryPoints(environment.entryPoints());
        this.order = RouteOrder.of(environment.precedence());
    }

    /// Compiles a configuration. Nothing changes for requests until the table is put in force.
    ///
    /// @param previous the table in force; what did not change is taken over from it
    public Compilation compile(MergedConfiguration configuration, @Nullable RoutingTable previous) {
        var before = previous == null ? RoutingTable.empty() : previous;
        return round(configuration, before, before.blueprint() == Blueprint.NONE)
                .compile()
                .or(() -> round(configuration, before, true).compile())
                .orElseThrow();
    }

    private CompilationRound round(MergedConfiguration configuration, RoutingTable before, boolean everything) {
        return new CompilationRound(environment, entryPoints, order, selfSigned, configuration, before, everything);
    }
}
