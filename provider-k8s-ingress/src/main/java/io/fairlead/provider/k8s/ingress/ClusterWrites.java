package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.event.EventAuthor;
import io.fairlead.provider.k8s.ingress.lease.Election;
import io.fairlead.provider.k8s.ingress.lease.LeaseSpot;
import io.fairlead.provider.k8s.ingress.status.Announced;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What goes back to the cluster: the status of Ingresses, and Events. It is written on threads of its own, by the
/// replica that is elected.
record ClusterWrites(List<Part> parts, Runnable end) implements AutoCloseable {

    /// What the Events come from.
    private static final String COMPONENT = "fairlead";

    /// Copies the list.
    ClusterWrites {
        parts = List.copyOf(parts);
    }

    /// One thing that is written.
    interface Part extends AutoCloseable {

        /// To be called with what was published. Returns at once.
        void after(ClusterState state, List<Problem> problems);

        /// Why it is not written.
        List<Problem> trouble();

        @Override
        void close();
    }

    /// For who only looks.
    static ClusterWrites none() {
        return new ClusterWrites(List.of(), () -> {});
    }

    /// Takes part in the election, if there is anything that could be written.
    ///
    /// @param verdicts what the core found wrong with what was published
    /// @param changed called when there is trouble with writing, or none any more
    static ClusterWrites start(
            Settings settings,
            LeaseSpot spot,
            IngressApi ingresses,
            Supplier<List<Problem>> verdicts,
            Runnable changed) {
        var options = settings.options();
        var endpoint = options.ingressEndpoint();
        if (endpoint.isEmpty() && !options.events()) {
            return none();
        }
        var election = Election.start(
                ingresses.server(), spot, options.leaderElection().duration());
        var parts = new ArrayList<Part>();
        endpoint.map(some -> Announced.of(some.ip(), some.hostname(), some.publishedService()))
                .ifPresent(some -> parts.add(StatusPart.start(settings, some, spot, ingresses, election, changed)));
        if (options.events()) {
            var author = new EventAuthor(COMPONENT, spot.identity());
            parts.add(EventPart.start(settings, author, ingresses, election, verdicts));
        }
        return new ClusterWrites(parts, election::close);
    }

    void after(ClusterState state, List<Problem> problems) {
        parts.forEach(part -> part.after(state, problems));
    }

    List<Problem> trouble() {
        return parts.stream().flatMap(part -> part.trouble().stream()).toList();
    }

    /// The Lease goes last: until then nobody else writes.
    @Override
    public void close() {
        parts.forEach(Part::close);
        end.run();
    }
}
