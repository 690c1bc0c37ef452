package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Lists and watches the objects of a cluster, and keeps what the translation needs of them.
///
/// Each kind, and each namespace, has a watch of its own: one that is refused or interrupted stops no other, and
/// keeps what it had.
public final class ClusterWatch implements AutoCloseable {

    /// How often to look whether changes still come.
    private static final Duration LOOK = Duration.ofSeconds(3);

    private static final List<ObjectKind> KINDS =
            List.of(ObjectKind.INGRESS, ObjectKind.SERVICE, ObjectKind.ENDPOINT_SLICE, ObjectKind.INGRESS_CLASS);

    private final KubernetesClient client;
    private final String server;
    private final List<KindWatch> watches = new ArrayList<>();
    private final Semaphore changes = new Semaphore(0);
    private long looked = System.nanoTime();
    private Optional<Problem> silence = Optional.empty();

    private ClusterWatch(KubernetesClient client, String server) {
        this.client = client;
        this.server = server;
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
        var watch = new ClusterWatch(client, access.server());
        for (var kind : KINDS) {
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
        do {
            look();
        } while (!changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        changes.drainPermits();
    }

    /// Changes that follow fast must not keep us from it, nor make it more often.
    private void look() {
        if (System.nanoTime() - looked >= LOOK.toNanos()) {
            var now = watches.stream().anyMatch(KindWatch::silent) ? probe() : Optional.<Problem>empty();
            if (!now.equals(silence)) {
                silence = now;
                changes.release();
            }
            looked = System.nanoTime();
        }
    }

    /// The client tries a lost watch again without a word, and a watch that stands looks lost to it before the first
    /// event; so it takes a question to tell. Any answer will do.
    private Optional<Problem> probe() {
        try {
            client.raw("/version");
            return Optional.empty();
        } catch (KubernetesClientException e) {
            var expected = "an answer; what was known stays, and we go on asking";
            return e.getCode() > 0
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            "API server " + server, "", KindWatch.Failure.of(e).text(), expected));
        }
    }

    /// Whether everything that we may read has been read. Before, a state would lack what is still to come.
    public boolean complete() {
        return watches.stream().allMatch(KindWatch::settled) && watches.stream().anyMatch(KindWatch::synced);
    }

    /// What stands in the way of being up to date.
    public List<Problem> trouble() {
        var lists = watches.stream().flatMap(watch -> watch.trouble().stream());
        return Stream.concat(silence.stream(), lists).toList();
    }

    /// The cluster as it is known now.
    public ClusterState state() {
        var objects = new ArrayList<ClusterObject>();
        var problems = new ArrayList<Problem>();
        watches.forEach(watch -> watch.collect(objects, problems));
        var classesKnown = watches.stream()
                .filter(watch -> watch.kind() == ObjectKind.INGRESS_CLASS)
                .allMatch(KindWatch::synced);
        var visible = new Visible(classesKnown, false, AddressSource.ENDPOINT_SLICES);
        return ClusterState.of(objects, visible, problems);
    }

    @Override
    public void close() {
        watches.forEach(KindWatch::close);
        client.close();
    }
}
