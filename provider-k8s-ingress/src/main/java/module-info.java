import org.jspecify.annotations.NullMarked;

/// The Kubernetes Ingress provider.
@NullMarked
module io.fairlead.provider.k8s.ingress {
    requires io.fairlead.provider.spi;
    requires static org.jspecify;

    // The client's own modules are automatic: they name nothing that they need, so it is named here.
    requires io.fabric8.kubernetes.client.jdkhttp;
    requires java.net.http;
    requires kubernetes.client.api;
    requires kubernetes.model.common;
    requires kubernetes.model.core;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports io.fairlead.provider.k8s.ingress;

    provides io.fairlead.provider.spi.ProviderFactory with
            io.fairlead.provider.k8s.ingress.KubernetesIngressFactory;
}
