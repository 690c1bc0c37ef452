package io.fairlead.provider.k8s.ingress.cluster;

/// Which kinds could be read. What could not is not the same as what does not exist.
///
/// @param classes whether IngressClasses could
/// @param nodes whether Nodes could
/// @param addresses which objects say where pods are
public record Visible(boolean classes, boolean nodes, AddressSource addresses) {

    /// Every kind, as in files.
    public static final Visible ALL = new Visible(true, true, AddressSource.BOTH);
}
