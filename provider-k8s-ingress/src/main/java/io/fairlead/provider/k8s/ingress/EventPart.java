package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.event.EventAuthor;
import io.fairlead.provider.k8s.ingress.event.EventWriter;
import io.fairlead.provider.k8s.ingress.lease.Election;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.function.Supplier;

/// Problems become Events. That this may fail is nobody's trouble.
record EventPart(SecretVerdicts secrets, EventWriter writer) implements ClusterWrites.Part {

    static EventPart start(
            Settings settings,
            EventAuthor author,
            IngressApi ingresses,
            Election election,
            Supplier<List<Problem>> verdicts) {
        var secrets = new SecretVerdicts(settings);
        var writer = EventWriter.start(ingresses, author, election, () -> secrets.spread(verdicts.get()));
        election.listen(writer::wake);
        return new EventPart(secrets, writer);
    }

    @Override
    public void after(ClusterState state, List<Problem> problems) {
        secrets.follow(state);
        writer.wish(problems);
    }

    @Override
    public List<Problem> trouble() {
        return List.of();
    }

    @Override
    public void close() {
        writer.close();
    }
}
