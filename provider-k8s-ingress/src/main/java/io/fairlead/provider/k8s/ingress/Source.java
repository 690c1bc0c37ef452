package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Metadata;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.Origin;

/// An object as problems and routers name it.
record Source(String kind, Metadata metadata) {

    ObjectKey key() {
        return metadata.key();
    }

    String label() {
        return kind + " " + key();
    }

    Origin origin(int position) {
        return new Origin(kind, key().namespace(), key().name(), metadata.created(), position);
    }

    Problem problem(String field, String found, String expected) {
        return new Problem(label(), field, found, expected);
    }
}
