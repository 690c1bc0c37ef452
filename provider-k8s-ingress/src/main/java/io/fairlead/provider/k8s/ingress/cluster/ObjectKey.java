package io.fairlead.provider.k8s.ingress.cluster;

/// What identifies an object among those of its kind.
///
/// @param namespace empty for objects of the whole cluster
/// @param twin tells objects without a name from one another, which no real cluster has; else 0
public record ObjectKey(String namespace, String name, int twin) {

    /// The key of an object that has a name.
    public ObjectKey(String namespace, String name) {
        this(namespace, name, 0);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
