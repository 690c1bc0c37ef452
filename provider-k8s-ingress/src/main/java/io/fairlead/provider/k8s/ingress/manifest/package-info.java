/// Kubernetes objects from files.
package io.fairlead.provider.k8s.ingress.manifest;
