package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.ClusterConnection;
import io.fairlead.provider.k8s.ingress.cluster.ClusterWatch;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Publishes what the objects of an API server come to, again each time that one changes.
final class ClusterProvider implements Provider {

    private final Settings settings;
    private final KubernetesIngressOptions options;
    private final LabelSelector selector;
    private final ClusterAccess access;
    private final Pace pace;
    private final ProviderContext context;

    ClusterProvider(
            Settings settings, LabelSelector selector, ClusterAccess access, Pace pace, ProviderContext context) {
        this.settings = settings;
        this.options = settings.options();
        this.selector = selector;
        this.access = access;
        this.pace = pace;
        this.context = context;
    }

    @Override
    public void run(ConfigurationSink sink) throws InterruptedException {
        if (!options.waitForFirstBuild()) {
            sink.report(List.of());
        }
        var translator = new IncrementalTranslator(settings);
        try (var connection = ClusterConnection.open(access, pace);
                var watch = ClusterWatch.open(connection, options.namespaces(), selector, clusterWide(), pace);
                var writes = writes(connection, watch)) {
            while (true) {
                watch.awaitChange();
                publish(watch, translator, writes, sink);
                Thread.sleep(options.throttleDuration());
            }
        }
    }

    private ClusterWrites writes(ClusterConnection connection, ClusterWatch watch) {
        return context.inForce()
                ? ClusterWrites.start(
                        settings,
                        LeaseChoice.ofSystem().spot(settings.options()),
                        new IngressApi(connection.api(), watch::ingressVersion),
                        context::problems,
                        watch::changed)
                : ClusterWrites.none();
    }

    private Set<ObjectKind> clusterWide() {
        var kinds = EnumSet.noneOf(ObjectKind.class);
        if (settings.readsClasses()) {
            kinds.add(ObjectKind.INGRESS_CLASS);
        }
        if (!options.disableClusterScopeResources()) {
            kinds.add(ObjectKind.NODE);
        }
        return kinds;
    }

    /// Until the cluster is known, what was published before stays.
    private void publish(
            ClusterWatch watch, IncrementalTranslator translator, ClusterWrites writes, ConfigurationSink sink) {
        var behind = watch.behind();
        if (!watch.complete()) {
            wait(concat(behind, watch.missing()), sink);
            return;
        }
        var state = watch.state();
        var translation = translator.next(state);
        sink.publish(
                translation.configuration(), concat(concat(watch.missing(), writes.trouble()), translation.problems()));
        writes.after(state, translation.problems());
        if (!behind.isEmpty()) {
            sink.report(behind);
        }
    }

    private void wait(List<Problem> why, ConfigurationSink sink) {
        if (why.isEmpty()) {
            return;
        }
        if (options.waitForFirstBuild()) {
            sink.waiting(why);
        } else {
            sink.report(why);
        }
    }

    private static List<Problem> concat(List<Problem> first, List<Problem> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
