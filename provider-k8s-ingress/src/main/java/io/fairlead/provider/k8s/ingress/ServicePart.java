package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.dynamic.ServiceConfig;

/// A service that wants a name.
///
/// @param source the Service
/// @param label the name that it has unless another has it
record ServicePart(Identity identity, Source source, String label, ServiceConfig config) {

    /// What a service is, whatever its name: the backend of an Ingress.
    ///
    /// @param isDefault whether it is for what no rule takes
    record Identity(String namespace, Backend.ToService target, boolean isDefault) {

        /// Of all that whoever writes Ingresses can vary, since many keys with one hash are slow; written out, since
        /// what the runtime makes for a record is slow at first.
        @Override
        public int hashCode() {
            var service = 31 * namespace.hashCode() + target.service().hashCode();
            return 31 * (31 * service + target.portName().hashCode()) + target.portNumber();
        }

        ObjectKey service() {
            return new ObjectKey(namespace, target.service());
        }

        String text() {
            return service() + "/" + target.port();
        }
    }
}
