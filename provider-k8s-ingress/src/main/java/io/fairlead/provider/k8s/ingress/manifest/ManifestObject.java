package io.fairlead.provider.k8s.ingress.manifest;

import io.fairlead.provider.k8s.ingress.cluster.ClusterObject;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKind;
import java.util.Map;

/// An object and where it stands.
///
/// @param place file and document, for problems
record ManifestObject(String place, ObjectKind kind, ClusterObject object, Map<String, String> labels) {}
