package io.fairlead.provider.k8s.ingress;

import java.util.List;

/// References from objects of a cluster to objects of other providers, where `crossProviderNamespaces` does not allow
/// them.
final class CrossReferences {

    private CrossReferences() {}

    static void refuse(AnnotationValues values, List<String> fields) {
        for (var field : fields) {
            values.get(field)
                    .filter(annotation -> !annotation.value().isEmpty())
                    .ifPresent(annotation -> values.problems()
                            .refuse(annotation, "none, as crossProviderNamespaces does not list the namespace"));
        }
    }
}
