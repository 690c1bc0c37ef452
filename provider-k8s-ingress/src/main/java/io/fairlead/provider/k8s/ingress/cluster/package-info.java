/// The state of a cluster as records of our own, and the watch that keeps it current. The only package that
/// knows the Kubernetes client.
package io.fairlead.provider.k8s.ingress.cluster;
