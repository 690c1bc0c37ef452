package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Metadata;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.Origin;
import java.util.Optional;

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

    /// A problem, whose words are cut where an object has long ones.
    Problem problem(String field, String found, String expected) {
        var subject = new Problem.Subject(kind, key().namespace(), key().name());
        return new Problem(Shown.of(label()), Shown.of(field), Shown.of(found), expected, Optional.of(subject));
    }
}
