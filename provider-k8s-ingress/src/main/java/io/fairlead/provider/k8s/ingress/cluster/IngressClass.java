package io.fairlead.provider.k8s.ingress.cluster;

/// An IngressClass: which controller serves the Ingresses that name it.
public record IngressClass(Metadata metadata, String controller) implements ClusterObject {}
