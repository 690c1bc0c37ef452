package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.lease.Election;
import io.fairlead.provider.k8s.ingress.lease.LeaseSpot;
import io.fairlead.provider.k8s.ingress.status.Announced;
import io.fairlead.provider.k8s.ingress.status.DesiredStatus;
import io.fairlead.provider.k8s.ingress.status.SeenIngress;
import io.fairlead.provider.k8s.ingress.status.StatusWriter;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.stream.Stream;

/// The addresses at which we are reached go to the status of our Ingresses.
record StatusPart(Settings settings, Announced announced, StatusWriter writer, Election election)
        implements ClusterWrites.Part {

    private static final int LONGEST_AUTHOR = 128;

    static StatusPart start(
            Settings settings,
            Announced announced,
            LeaseSpot spot,
            IngressApi ingresses,
            Election election,
            Runnable changed) {
        var selective = settings.options().labelSelector().isPresent();
        var writer = StatusWriter.start(ingresses, author(spot), selective, election, changed);
        election.listen(writer::wake);
        election.listen(changed);
        if (!election.trouble().isEmpty()) {
            changed.run();
        }
        return new StatusPart(settings, announced, writer, election);
    }

    @Override
    public void after(ClusterState state, List<Problem> problems) {
        var usesNodes = !settings.options().disableClusterScopeResources();
        writer.wish(DesiredStatus.of(announced, state, usesNodes), () -> seen(state));
    }

    private List<SeenIngress> seen(ClusterState state) {
        var selection = ClassSelection.of(settings, state.classes());
        return state.ingresses().stream()
                .map(one -> new SeenIngress(one.metadata().key(), selection.selects(one), one.published()))
                .toList();
    }

    @Override
    public List<Problem> trouble() {
        return Stream.concat(election.trouble().stream(), writer.trouble().stream())
                .toList();
    }

    @Override
    public void close() {
        writer.close();
    }

    /// Replicas that share a Lease write under one name, and know by it what they wrote.
    private static String author(LeaseSpot spot) {
        var name = "fairlead-" + spot.namespace() + "-" + spot.name();
        return name.length() <= LONGEST_AUTHOR ? name : "fairlead-" + RuleHash.of(name);
    }
}
