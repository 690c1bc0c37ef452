package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.manifest.ManifestSet;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.util.Set;

/// Publishes what files of Kubernetes YAML come to, again each time that they change.
final class ManifestProvider implements Provider {

    private final Settings settings;
    private final LabelSelector selector;

    ManifestProvider(Settings settings, LabelSelector selector) {
        this.settings = settings;
        this.selector = selector;
    }

    @Override
    public void run(ConfigurationSink sink) throws InterruptedException {
        var translator = new IncrementalTranslator(settings);
        var namespaces = Set.copyOf(settings.options().namespaces());
        try (var watch = FolderWatch.open(settings.options().manifests())) {
            var manifests = ManifestSet.EMPTY;
            while (true) {
                var next = manifests.read(settings.options().manifests(), watch);
                if (next != manifests) {
                    var translation = translator.next(next.state(namespaces, selector));
                    sink.publish(translation.configuration(), translation.problems());
                    manifests = next;
                    Thread.sleep(settings.options().throttleDuration());
                }
                watch.awaitChange();
            }
        }
    }
}
