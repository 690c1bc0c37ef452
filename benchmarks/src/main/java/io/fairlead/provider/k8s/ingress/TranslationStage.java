package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.Map;

/// The translation as the provider uses it.
public final class TranslationStage {

    private final IncrementalTranslator translator = new IncrementalTranslator(
            Settings.of(RecordBinder.bind(KubernetesIngressOptions.class, Map.of(), "kubernetesIngress"), () -> "v3"));

    /// What a state comes to.
    ///
    /// @throws IllegalStateException if something in it was set aside
    public DynamicConfiguration next(ClusterState state) {
        var translation = translator.next(state);
        if (!translation.problems().isEmpty()) {
            throw new IllegalStateException(translation.problems().getFirst().toString());
        }
        return translation.configuration();
    }
}
