package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fairlead.provider.spi.Problem;
import java.net.ConnectException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// The watch of one kind of objects, in one namespace or in all.
final class KindWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KindWatch.class.getName());
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String server;
    private final ObjectKind kind;
    private final String namespace;
    private final Runnable changed;
    private final TrimmedStore store;
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile boolean synced;
    private volatile Optional<Failure> failure = Optional.empty();

    KindWatch(
            KubernetesClient client,
            String server,
            ObjectKind kind,
            String namespace,
            LabelSelector selector,
            Runnable changed) {
        this.server = server;
        this.kind = kind;
        this.namespace = namespace;
        this.changed = changed;
        this.store = new TrimmedStore(kind, changed);
        this.informer = informer(client, selector).itemStore(store).exceptionHandler((started, cause) -> {
            failed(cause);
            return true;
        });
        informer.addEventHandler(new ListListener(this::listed));
    }

    private SharedIndexInformer<GenericKubernetesResource> informer(KubernetesClient client, LabelSelector selector) {
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion("v1")
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.namespaced())
                .build();
        var resources = client.genericKubernetesResources(context);
        if (!kind.namespaced()) {
            return resources.runnableInformer(0);
        }
        var scoped = namespace.isEmpty() ? resources.inAnyNamespace() : resources.inNamespace(namespace);
        var selected = kind == ObjectKind.INGRESS && !selector.text().isEmpty()
                ? scoped.withLabelSelector(selector.text())
                : scoped;
        return selected.runnableInformer(0);
    }

    void start() {
        informer.start();
    }

    ObjectKind kind() {
        return kind;
    }

    /// Whether the objects have been read once.
    boolean synced() {
        return synced;
    }

    /// Whether there is nothing to wait for: read, or not ours to read.
    boolean settled() {
        return synced || failure.map(Failure::refused).orElse(false);
    }

    /// What stands in the way, as long as it does.
    Optional<Problem> trouble() {
        return failure.map(this::problem);
    }

    /// Whether the objects were read, and no watch is known to stand that would tell of changes.
    boolean silent() {
        return synced && failure.isEmpty() && !informer.isWatching();
    }

    void collect(Collection<ClusterObject> objects, Collection<Problem> problems) {
        store.collect(objects, problems);
    }

    @Override
    public void close() {
        informer.close();
    }

    private void listed() {
        if (!synced || failure.isPresent()) {
            synced = true;
            failure = Optional.empty();
            changed.run();
        }
    }

    private void failed(Throwable cause) {
        var next = Failure.of(cause);
        if (!failure.equals(Optional.of(next))) {
            LOG.log(System.Logger.Level.DEBUG, "Watching " + kind.plural() + " failed", cause);
            failure = Optional.of(next);
            changed.run();
        }
    }

    private Problem problem(Failure reason) {
        var place = namespace.isEmpty() ? kind.plural() : kind.plural() + " in namespace " + namespace;
        var expected = "a list of them; what was known stays, and we go on asking";
        return new Problem("API server " + server, place, reason.text(), expected);
    }

    record Failure(String text, boolean refused) {

        static Failure of(Throwable thrown) {
            var cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            if (cause instanceof KubernetesClientException answer && answer.getCode() > 0) {
                var refused = answer.getCode() == FORBIDDEN || answer.getCode() == NOT_FOUND;
                return new Failure("status " + answer.getCode(), refused);
            }
            return new Failure(reason(cause), false);
        }

        private static String reason(Throwable thrown) {
            var reason = thrown.toString();
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConnectException) {
                    return "no connection: " + cause;
                }
                reason = cause.toString();
            }
            return reason;
        }
    }
}
