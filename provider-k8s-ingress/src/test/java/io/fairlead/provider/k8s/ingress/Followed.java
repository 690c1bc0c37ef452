package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.ClusterConnection;
import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.ClusterWatch;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A scripted API server that is followed.
record Followed(ClusterConnection connection, ClusterWatch watch) implements AutoCloseable {

    static final Set<ObjectKind> CLUSTER_WIDE = Set.of(ObjectKind.INGRESS_CLASS, ObjectKind.NODE);

    /// As calm as a server of a test needs.
    static final Pace FAST = new Pace(
            Duration.ofMillis(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            500);

    static Followed of(ScriptedApiServer server) {
        return of(server, Optional.empty(), List.of(), FAST);
    }

    static Followed of(ScriptedApiServer server, Optional<String> token, List<String> namespaces, Pace pace) {
        var access = ClusterAccess.find(Map.of(), Optional.of(server.url()), token, Optional.empty());
        var connection = ClusterConnection.open(access, pace);
        return new Followed(
                connection, ClusterWatch.open(connection, namespaces, LabelSelector.parse(""), CLUSTER_WIDE, pace));
    }

    void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            watch.awaitChange();
        }
    }

    void awaitComplete() throws InterruptedException {
        await(watch::complete);
    }

    ClusterState state() {
        return watch.state();
    }

    Set<String> ingresses() {
        return keys(
                state().ingresses().stream().map(ingress -> ingress.metadata().key()));
    }

    List<String> missing() {
        return watch.missing().stream().map(Problem::toString).toList();
    }

    List<String> behind() {
        return watch.behind().stream().map(Problem::found).toList();
    }

    static Set<String> keys(Stream<ObjectKey> keys) {
        return keys.map(ObjectKey::toString).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        watch.close();
        connection.close();
    }
}
