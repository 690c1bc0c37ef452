/// The provider `kubernetes`: [KubernetesIngressFactory] is the door, and [KubernetesIngressOptions] its options.
package io.fairlead.provider.k8s.ingress;
