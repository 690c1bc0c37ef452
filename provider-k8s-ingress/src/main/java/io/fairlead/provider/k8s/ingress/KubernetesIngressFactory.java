package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterAccess;
import io.fairlead.provider.k8s.ingress.cluster.LabelSelector;
import io.fairlead.provider.k8s.ingress.cluster.Pace;
import io.fairlead.provider.spi.Provider;
import io.fairlead.provider.spi.ProviderContext;
import io.fairlead.provider.spi.ProviderFactory;
import java.lang.System.Logger.Level;

/// Makes the provider `kubernetes`.
public final class KubernetesIngressFactory implements ProviderFactory<KubernetesIngressOptions> {

    private static final System.Logger LOG = System.getLogger(KubernetesIngressFactory.class.getName());

    /// For the service loader.
    public KubernetesIngressFactory() {}

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public String option() {
        return "kubernetesIngress";
    }

    @Override
    public Class<KubernetesIngressOptions> configType() {
        return KubernetesIngressOptions.class;
    }

    @Override
    public Provider create(KubernetesIngressOptions options) {
        return create(options, () -> "v3");
    }

    @Override
    public Provider create(KubernetesIngressOptions options, ProviderContext context) {
        announce(options);
        var settings = Settings.of(options, context);
        var selector = LabelSelector.parse(options.labelSelector().orElse(""));
        if (!options.manifests().isEmpty()) {
            return new ManifestProvider(settings, selector);
        }
        var access =
                ClusterAccess.find(System.getenv(), options.endpoint(), options.token(), options.certAuthFilePath());
        return new ClusterProvider(settings, selector, access, Pace.CALM, context);
    }

    private static void announce(KubernetesIngressOptions options) {
        if (options.allowExternalNameServices()) {
            LOG.log(Level.INFO, "Services of type ExternalName may be backends: requests may leave the cluster");
        }
        if (options.disableIngressClassLookup()) {
            LOG.log(Level.WARNING, "disableIngressClassLookup is deprecated in favour of disableClusterScopeResources");
        }
    }
}
