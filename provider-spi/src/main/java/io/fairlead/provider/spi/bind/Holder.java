package io.fairlead.provider.spi.bind;

/// An object that a certificate or a key was found in.
///
/// @param kind such as `Secret`
/// @param namespace empty where there is none
/// @param name within its namespace
/// @param uid what tells it from an earlier object of the same name; empty if nothing does
public record Holder(String kind, String namespace, String name, String uid) {

    /// The object as problems name it: `Secret shop/tls`.
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
