package io.fairlead.provider.k8s.ingress.cluster;

import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Follows the objects of a cluster, and keeps what the provider needs of them.
///
/// Each kind, and each namespace, has a watch of its own: one that is refused or interrupted stops no other, and
/// keeps what it had. For one thread.
public final class ClusterWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Changes that follow one another this fast are one change, but not for longer than [#SETTLED].
    private static final Duration CALM = Duration.ofMillis(25);

    private static final Duration SETTLED = Duration.ofMillis(500);

    private static final String HELM_RELEASES = "owner!=helm";

    private final ClusterConnection connection;
    private final LabelSelector selector;
    private final Pace pace;
    private final List<KindWatch> watches = new ArrayList<>();
    private final FollowedState followed = new FollowedState();
    private final List<EndpointSource> endpoints = new ArrayList<>();
    private final Semaphore changes = new Semaphore(0);
    private final Thread looking = Thread.ofVirtual().name("watch-silence").unstarted(this::look);

    /// All watches, for the thread that looks.
    private volatile List<KindWatch> all = List.of();

    private ClusterWatch(ClusterConnection connection, LabelSelector selector, Pace pace) {
        this.connection = connection;
        this.selector = selector;
        this.pace = pace;
    }

    /// Begins to watch.
    ///
    /// @param connection stays open when this is closed
    /// @param namespaces none means all
    /// @param selector which Ingresses to watch
    /// @param clusterWide whether IngressClasses and Nodes, which lie in no namespace, are watched too
    public static ClusterWatch open(
            ClusterConnection connection,
            List<String> namespaces,
            LabelSelector selector,
            Set<ObjectKind> clusterWide,
            Pace pace) {
        var watch = new ClusterWatch(connection, selector, pace);
        for (var namespace : namespaces.isEmpty() ? List.of("") : namespaces) {
            watch.add(namespace);
        }
        clusterWide.forEach(kind -> watch.watches.add(watch.kind(kind, "")));
        watch.watches.forEach(KindWatch::start);
        watch.endpoints.forEach(EndpointSource::start);
        watch.adapt();
        watch.looking.start();
        return watch;
    }

    /// Waits until the state or the trouble may have changed since it was asked for the last time.
    public void awaitChange() throws InterruptedException {
        changes.acquire();
        var end = System.nanoTime() + SETTLED.toNanos();
        do {
            changes.drainPermits();
        } while (System.nanoTime() < end && changes.tryAcquire(CALM.toMillis(), TimeUnit.MILLISECONDS));
        adapt();
    }

    /// Whether everything that we may read has been read, and there was anything that routes could come of. Before, a
    /// state would lack what is still to come.
    public boolean complete() {
        return all.stream().allMatch(KindWatch::settled)
                && anySynced(ObjectKind.INGRESS)
                && anySynced(ObjectKind.SERVICE);
    }

    /// What keeps us from being up to date, each reason once.
    public List<Problem> behind() {
        return all.stream()
                .flatMap(watch -> watch.failure().stream())
                .filter(failure -> !failure.refused())
                .map(Failure::text)
                .distinct()
                .map(text -> problem("", text, "an answer; what was known stays, and we go on asking"))
                .toList();
    }

    /// What we may not read, and what that means.
    public List<Problem> missing() {
        return all.stream()
                .flatMap(watch -> watch.failure().filter(Failure::refused).stream()
                        .map(failure -> problem(
                                watch.scope().text(),
                                failure.text(),
                                Missing.without(watch.scope().kind()))))
                .toList();
    }

    /// The version under which the server has Ingresses, as far as is known. Any thread may ask.
    public String ingressVersion() {
        return all.stream()
                .filter(watch -> watch.scope().kind() == ObjectKind.INGRESS && watch.synced())
                .map(KindWatch::apiVersion)
                .findFirst()
                .orElse(ObjectKind.INGRESS.apiVersion());
    }

    /// The cluster as it is known now.
    public ClusterState state() {
        var stores = Stream.concat(
                        watches.stream().map(KindWatch::store),
                        endpoints.stream().map(EndpointSource::store))
                .toList();
        var visible = new Visible(anySynced(ObjectKind.INGRESS_CLASS), anySynced(ObjectKind.NODE), AddressSource.BOTH);
        return followed.next(stores, visible);
    }

    @Override
    public void close() {
        looking.interrupt();
        watches.forEach(KindWatch::close);
        endpoints.forEach(EndpointSource::close);
    }

    private void add(String namespace) {
        watches.add(kind(ObjectKind.INGRESS, namespace));
        watches.add(kind(ObjectKind.SERVICE, namespace));
        watches.add(kind(ObjectKind.SECRET, namespace));
        endpoints.add(new EndpointSource(
                kind(ObjectKind.ENDPOINT_SLICE, namespace), () -> kind(ObjectKind.ENDPOINTS, namespace)));
    }

    private KindWatch kind(ObjectKind kind, String namespace) {
        var labels = switch (kind) {
            case INGRESS -> selector.text();
            case SECRET -> HELM_RELEASES;
            case SERVICE, ENDPOINT_SLICE, ENDPOINTS, INGRESS_CLASS, NODE -> "";
        };
        return new KindWatch(connection, new Scope(kind, namespace), labels, pace, this::changed);
    }

    private void adapt() {
        endpoints.forEach(EndpointSource::adapt);
        all = Stream.concat(watches.stream(), endpoints.stream().flatMap(EndpointSource::watches))
                .toList();
    }

    private boolean anySynced(ObjectKind kind) {
        return watches.stream().anyMatch(watch -> watch.scope().kind() == kind && watch.synced());
    }

    /// Ends the wait for a change, as one would. One waiting change is as good as many.
    public void changed() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                all.forEach(KindWatch::look);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private Problem problem(String field, String found, String expected) {
        return new Problem("API server " + connection.url(), field, found, expected);
    }
}
