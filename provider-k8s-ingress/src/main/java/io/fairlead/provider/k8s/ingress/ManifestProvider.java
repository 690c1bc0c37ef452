package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.manifest.ManifestSet;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.watch.FolderWatch;
import java.util.Set;

/// Publishes what files of Kubernetes YAML come to, again each time that they change.
final class ManifestProvider implements Provider {

    private final KubernetesIngressOptions options;
    private final LabelSelector selector;

    ManifestProvider(KubernetesIngressOptions options, LabelSelector selector) {
        this.options = options;
        this.selector = selector;
    }

    @Override
    public void run(ConfigurationSink sink) throws InterruptedException {
        var namespaces = Set.copyOf(options.namespaces());
        try (var watch = FolderWatch.open(options.manifests())) {
            var manifests = ManifestSet.EMPTY;
            while (true) {
                var next = manifests.read(options.manifests(), watch);
                if (next != manifests) {
                    var translation = IngressTranslator.translate(
                            next.state(namespaces, selector), options.ingressClass(), options.allowEmptyServices());
                    sink.publish(translation.configuration(), translation.problems());
                    manifests = next;
                    Thread.sleep(options.throttleDuration());
                }
                watch.awaitChange();
            }
        }
    }
}
