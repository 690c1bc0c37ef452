package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Provider;
import java.util.Map;

/// A provider at work on a virtual thread, as the core runs it.
record Running(Thread thread) implements AutoCloseable {

    static Running start(Map<String, ?> options, ConfigurationSink sink) {
        var provider = new KubernetesIngressFactory().create(Clusters.options(options));
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
}
