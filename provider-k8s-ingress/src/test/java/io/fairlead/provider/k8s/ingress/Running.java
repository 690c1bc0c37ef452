package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderContext;
import java.util.Map;

/// A provider at work on a virtual thread, as the core runs it.
record Running(Thread thread) implements AutoCloseable {

    static Running start(Map<String, ?> options, ConfigurationSink sink) {
        return start(new KubernetesIngressFactory().create(Clusters.options(options)), sink);
    }

    /// One that follows a cluster at another pace than it would, and writes nothing.
    static Running start(Map<String, ?> tree, Pace pace, ConfigurationSink sink) {
        var options = Clusters.options(tree);
        var access = ClusterAccess.find(Map.of(), options.endpoint(), options.token(), options.certAuthFilePath());
        return start(access, options, pace, new Watching(), sink);
    }

    /// One that follows a cluster, and writes to it.
    static Running start(ClusterAccess access, Map<String, ?> tree, Pace pace, ConfigurationSink sink) {
        return start(access, Clusters.options(tree), pace, () -> "v3", sink);
    }

    private static Running start(
            ClusterAccess access,
            KubernetesIngressOptions options,
            Pace pace,
            ProviderContext context,
            ConfigurationSink sink) {
        var selector = LabelSelector.parse(options.labelSelector().orElse(""));
        return start(new ClusterProvider(Settings.of(options, context), selector, access, pace, context), sink);
    }

    private static Running start(Provider provider, ConfigurationSink sink) {
        return new Running(Thread.ofVirtual().start(() -> run(provider, sink)));
    }

    private static void run(Provider provider, ConfigurationSink sink) {
        try {
            provider.run(sink);
        } catch (InterruptedException e) {
            // stopped by the test
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private record Watching() implements ProviderContext {

        @Override
        public String defaultRuleSyntax() {
            return "v3";
        }

        @Override
        public boolean inForce() {
            return false;
        }
    }
}
