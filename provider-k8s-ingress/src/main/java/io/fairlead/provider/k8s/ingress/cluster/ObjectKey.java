package io.fairlead.provider.k8s.ingress.cluster;

import org.jspecify.annotations.Nullable;

/// What identifies an object among those of its kind.
///
/// @param namespace empty for objects of the whole cluster
/// @param twin tells objects without a name from one another, which no real cluster has; else 0
public record ObjectKey(String namespace, String name, int twin) {

    /// The key of an object that has a name.
    public ObjectKey(String namespace, String name) {
        this(namespace, name, 0);
    }

    /// Written out, since these are the keys of nearly every map, and what the runtime makes for a record is slow at
    /// first.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectKey(var otherNamespace, var otherName, var otherTwin)
                && name.equals(otherName)
                && namespace.equals(otherNamespace)
                && twin == otherTwin;
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode() + twin;
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
