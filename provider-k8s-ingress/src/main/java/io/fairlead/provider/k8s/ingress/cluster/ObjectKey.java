package io.fairlead.provider.k8s.ingress.cluster;

/// What identifies an object among those of its kind.
///
/// @param namespace empty for objects of the whole cluster
public record ObjectKey(String namespace, String name) {

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
