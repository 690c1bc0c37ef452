/// What is wrong with an object, told on the object.
package io.fairlead.provider.k8s.ingress.event;
