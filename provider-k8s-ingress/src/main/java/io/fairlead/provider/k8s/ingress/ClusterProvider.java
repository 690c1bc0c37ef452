package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.ClusterWatch;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.Provider;
import java.util.ArrayList;
import java.util.List;

/// Publishes what the objects of an API server come to, again each time that one changes.
final class ClusterProvider implements Provider {

    private final Settings settings;
    private final LabelSelector selector;
    private final ClusterAccess access;

    ClusterProvider(Settings settings, LabelSelector selector, ClusterAccess access) {
        this.settings = settings;
        this.selector = selector;
        this.access = access;
    }

    @Override
    public void run(ConfigurationSink sink) throws InterruptedException {
        try (var watch = ClusterWatch.open(access, settings.options().namespaces(), selector)) {
            while (true) {
                watch.awaitChange();
                publish(watch, sink);
                Thread.sleep(settings.options().throttleDuration());
            }
        }
    }

    /// Until the cluster is known, what was published before stays.
    private void publish(ClusterWatch watch, ConfigurationSink sink) {
        var trouble = watch.trouble();
        if (!watch.complete()) {
            if (!trouble.isEmpty()) {
                sink.report(trouble);
            }
            return;
        }
        var translation = IngressTranslator.translate(watch.state(), settings);
        sink.publish(translation.configuration(), concat(trouble, translation.problems()));
    }

    private static List<Problem> concat(List<Problem> first, List<Problem> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
