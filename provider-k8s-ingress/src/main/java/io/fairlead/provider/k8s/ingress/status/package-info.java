/// The addresses at which our Ingresses are reached, written to their status.
package io.fairlead.provider.k8s.ingress.status;
