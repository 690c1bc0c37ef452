package io.fairlead.core.routing;

import io.fairlead.core.http.TlsSession;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.routing.Workshop.LiveParts;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// All routes at one moment, with all that they need. What it says never changes.
///
/// Whoever uses a route of a table is inside it, see [ActiveRouting].
public final class RoutingTable implements AutoCloseable {

    private final Map<String, EntryPointRoutes> entryPoints;
    private final Map<String, CompiledRouter> compiled;
    private final LiveParts parts;
    private final TlsParts tls;
    private final Report report;
    private final Gate gate = new Gate();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean retired;

    RoutingTable(
            Map<String, EntryPointRoutes> entryPoints,
            Map<String, CompiledRouter> compiled,
            LiveParts parts,
            TlsParts tls,
            Report report) {
        this.entryPoints = entryPoints;
        this.compiled = compiled;
        this.parts = parts;
        this.tls = tls;
        this.report = report;
        parts.all().forEach(Part::hold);
    }

    /// A table without routes.
    public static RoutingTable empty() {
        return new RoutingTable(Map.of(), Map.of(), LiveParts.NONE, TlsParts.NONE, Report.EMPTY);
    }

    /// The route that takes a request, or `null` if none does.
    ///
    /// @param entryPoint the name of the entry point by which the request came
    /// @param tls whether its connection is a TLS connection
    public @Nullable Route match(String entryPoint, boolean tls, RuleInput input) {
        var routes = entryPoints.get(entryPoint);
        return routes == null ? null : routes.index(tls).match(input);
    }

    /// Whether the request may be answered on its connection: not if the route, or the host, goes with other TLS
    /// options than the connection was made with.
    ///
    /// @param host the host of the request in canonical form
    public boolean admits(String entryPoint, Route route, TlsSession session, String host) {
        var options = route.config().tls().flatMap(RouterTlsConfig::options).orElse(MergedTls.DEFAULT);
        return tls.snapshot().admits(entryPoint, session, host, options);
    }

    /// What TLS connections are made with.
    public TlsSnapshot tls() {
        return tls.snapshot();
    }

    TlsParts tlsParts() {
        return tls;
    }

    /// What became of each object of the configuration.
    public Report report() {
        return report;
    }

    /// Closes a table that was never put in force.
    @Override
    public void close() {
        retire();
    }

    Map<String, EntryPointRoutes> entryPoints() {
        return entryPoints;
    }

    Map<String, CompiledRouter> compiled() {
        return compiled;
    }

    LiveParts parts() {
        return parts;
    }

    void enter() {
        gate.enter();
    }

    void leave() {
        gate.leave();
        if (retired) {
            releaseIfEmpty();
        }
    }

    /// Says that nobody will enter any more who stays.
    void retire() {
        retired = true;
        releaseIfEmpty();
    }

    private void releaseIfEmpty() {
        if (gate.wasEmpty() && closed.compareAndSet(false, true)) {
            parts.all().forEach(Part::release);
        }
    }
}
