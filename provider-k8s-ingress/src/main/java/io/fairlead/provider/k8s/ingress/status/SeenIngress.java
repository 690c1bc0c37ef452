package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.util.List;

/// An Ingress as far as its status matters.
///
/// @param ours whether it is of a class that we serve
/// @param addresses what its status says
public record SeenIngress(ObjectKey key, boolean ours, List<PublishedAddress> addresses) {}
