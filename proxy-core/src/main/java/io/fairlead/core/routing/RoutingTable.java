package io.fairlead.core.routing;

import io.fairlead.core.http.TlsSession;
import io.fairlead.core.provider.MergedTls;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All routes at one moment, with all that they need. What it says never changes.
///
/// Whoever uses a route of a table is inside it, see [ActiveRouting].
public final class RoutingTable implements AutoCloseable {

    private final Blueprint blueprint;
    private final TlsParts tls;
    private final Supplier<Report> report;
    private final Object identity = new Object();
    private final Gate gate = new Gate();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Succession succession;
    private long number;
    private volatile @Nullable Leftovers retired;

    /// @param succession how it differs from the table before
    /// @param report asked when somebody wants to know
    RoutingTable(Blueprint blueprint, Succession succession, Supplier<Report> report) {
        this.blueprint = blueprint;
        this.tls = blueprint.tls().parts();
        this.succession = succession;
        this.report = report;
    }

    /// A table without routes.
    public static RoutingTable empty() {
        return new RoutingTable(Blueprint.NONE, Succession.DONE, () -> Report.EMPTY);
    }

    /// The route that takes a request, or `null` if none does.
    ///
    /// @param entryPoint the name of the entry point by which the request came
    /// @param tls whether its connection is a TLS connection
    public @Nullable Route match(String entryPoint, boolean tls, RuleInput input) {
        var routes = blueprint.entryPoints().get(entryPoint);
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

    /// What became of each object of the configuration. Made when it is asked for: it is as long as the configuration.
    public Report report() {
        return report.get();
    }

    /// Closes a table that was never put in force.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            succession.fresh().forEach(Part::close);
        }
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Object identity() {
        return identity;
    }

    void enter() {
        gate.enter();
    }

    void leave() {
        gate.leave();
        var leftovers = retired;
        if (leftovers != null) {
            leaveForGoodIfEmpty(leftovers);
        }
    }

    /// Takes the place of another table. By the thread that swaps.
    ///
    /// @param swap the number of the swap
    /// @return what only the other one had
    List<Part<?>> succeed(RoutingTable other, long swap) {
        var own = succession.before() == other.identity;
        var fresh = own ? succession.fresh() : blueprint.parts().without(other.blueprint.parts());
        var dropped = own ? succession.dropped() : other.blueprint.parts().without(blueprint.parts());
        number = swap;
        fresh.forEach(part -> part.born(swap));
        succession = Succession.DONE;
        return dropped;
    }

    /// Says that nobody will enter any more who stays. By the thread that swaps.
    ///
    /// @param dropped what the next table does not have
    void retire(List<Part<?>> dropped, Leftovers leftovers) {
        leftovers.retired(number, dropped);
        retired = leftovers;
        leaveForGoodIfEmpty(leftovers);
    }

    private void leaveForGoodIfEmpty(Leftovers leftovers) {
        if (gate.wasEmpty() && closed.compareAndSet(false, true)) {
            leftovers.left(number);
        }
    }
}
