package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Lists and watches the objects of a cluster, and keeps what the translation needs of them.
///
/// Each kind, and each namespace, has a watch of its own: one that is refused or interrupted stops no other, and
/// keeps what it had.
public final class ClusterWatch implements AutoCloseable {

    private final KubernetesClient client;
    private final List<KindWatch> watches = new ArrayList<>();
    private final Semaphore changes = new Semaphore(0);

    private ClusterWatch(KubernetesClient client) {
        this.client = client;
    }

    /// Begins to watch.
    ///
    /// @param namespaces none means all
    /// @param selector which Ingresses to watch
    public static ClusterWatch open(ClusterAccess access, List<String> namespaces, LabelSelector selector) {
        var client = new KubernetesClientBuilder()
                .withConfig(access.config())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
        var watch = new ClusterWatch(client);
        for (var kind : ObjectKind.values()) {
            var scopes = kind.namespaced() && !namespaces.isEmpty() ? namespaces : List.of("");
            for (var namespace : scopes) {
                watch.watches.add(
                        new KindWatch(client, access.server(), kind, namespace, selector, watch.changes::release));
            }
        }
        watch.watches.forEach(KindWatch::start);
        return watch;
    }

    /// Waits until the state or the trouble may have changed since it was asked for the last time.
    public void awaitChange() throws InterruptedException {
        changes.acquire();
        changes.drainPermits();
    }

    /// Whether everything that we may read has been read. Before, a state would lack what is still to come.
    public boolean complete() {
        return watches.stream().allMatch(KindWatch::settled) && watches.stream().anyMatch(KindWatch::synced);
    }

    /// What stands in the way of being up to date.
    public List<Problem> trouble() {
        return watches.stream().flatMap(watch -> watch.trouble().stream()).toList();
    }

    /// The cluster as it is known now.
    public ClusterState state() {
        var objects = new ArrayList<ClusterObject>();
        var problems = new ArrayList<Problem>();
        watches.forEach(watch -> watch.collect(objects, problems));
        var classesKnown = watches.stream()
                .filter(watch -> watch.kind() == ObjectKind.INGRESS_CLASS)
                .allMatch(KindWatch::synced);
        return ClusterState.of(objects, classesKnown, problems);
    }

    @Override
    public void close() {
        watches.forEach(KindWatch::close);
        client.close();
    }
}
