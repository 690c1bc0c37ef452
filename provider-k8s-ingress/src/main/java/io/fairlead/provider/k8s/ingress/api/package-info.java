/// Single requests to an API server, and how often they may be made.
package io.fairlead.provider.k8s.ingress.api;
