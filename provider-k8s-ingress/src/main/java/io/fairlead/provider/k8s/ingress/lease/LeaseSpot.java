package io.fairlead.provider.k8s.ingress.lease;

import io.fairlead.provider.k8s.ingress.api.ResourcePath;

/// Which Lease the replicas hold in turn, and the name of this one.
public record LeaseSpot(String namespace, String name, String identity) {

    static final String API_VERSION = "coordination.k8s.io/v1";
    private static final String PLURAL = "leases";

    ResourcePath all() {
        return ResourcePath.all(API_VERSION, namespace, PLURAL);
    }

    ResourcePath one() {
        return ResourcePath.one(API_VERSION, namespace, PLURAL, name);
    }
}
