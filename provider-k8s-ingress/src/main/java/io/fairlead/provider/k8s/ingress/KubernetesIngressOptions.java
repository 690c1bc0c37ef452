package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.bind.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The options below `providers.kubernetesIngress`.
///
/// @param endpoint the URL of the API server; inside a cluster it replaces only the host
/// @param token a bearer token, or the path of a file that holds it; for an endpoint outside a cluster
/// @param certAuthFilePath the certificates that the API server's is checked against; for an endpoint outside a
///     cluster
/// @param namespaces the namespaces to serve; none means all
/// @param labelSelector which Ingresses are served
/// @param ingressClass the annotation value and the IngressClass that are served
/// @param throttleDuration the shortest time between two publications
/// @param allowEmptyServices whether a path whose Service has no endpoints answers 503, not 404
/// @param manifests files and folders of Kubernetes YAML, served instead of what an API server has
public record KubernetesIngressOptions(
        Optional<String> endpoint,
        Optional<String> token,
        Optional<Path> certAuthFilePath,
        List<String> namespaces,
        Optional<String> labelSelector,
        Optional<String> ingressClass,
        @Default("0s") Duration throttleDuration,
        boolean allowEmptyServices,
        List<Path> manifests) {

    /// Copies the lists.
    public KubernetesIngressOptions {
        namespaces = List.copyOf(namespaces);
        manifests = List.copyOf(manifests);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "KubernetesIngressOptions[endpoint=" + endpoint + ", namespaces=" + namespaces + ", labelSelector="
                + labelSelector + ", ingressClass=" + ingressClass + ", manifests=" + manifests + "]";
    }
}
