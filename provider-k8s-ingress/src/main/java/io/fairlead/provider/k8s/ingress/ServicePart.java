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

        /// The rest seldom tells two apart, and what the runtime makes for a record is slow at first.
        @Override
        public int hashCode() {
            return 31 * namespace.hashCode() + target.service().hashCode();
        }

        ObjectKey service() {
            return new ObjectKey(namespace, target.service());
        }

        String text() {
            return service() + "/" + target.port();
        }
    }
}
