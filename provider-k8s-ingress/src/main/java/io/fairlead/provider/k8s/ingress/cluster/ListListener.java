package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/// Tells that a list has been read whole. Single objects are told by the store.
record ListListener(Runnable listed) implements ResourceEventHandler<GenericKubernetesResource> {

    @Override
    public void onList(String resourceVersion, boolean remainedEmpty) {
        listed.run();
    }

    @Override
    public void onAdd(GenericKubernetesResource object) {}

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {}

    @Override
    public void onDelete(GenericKubernetesResource object, boolean stateUnknown) {}
}
