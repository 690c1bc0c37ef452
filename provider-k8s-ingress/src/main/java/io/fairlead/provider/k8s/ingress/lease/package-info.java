/// Which of several replicas writes to the cluster.
package io.fairlead.provider.k8s.ingress.lease;
