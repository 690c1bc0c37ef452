package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which Ingresses name which Services and Secrets, whether those exist or not.
final class Readers {

    private final Claims<ObjectKey, ObjectKey> services = new Claims<>();
    private final Claims<ObjectKey, ObjectKey> secrets = new Claims<>();

    Set<ObjectKey> ofService(ObjectKey service) {
        return services.of(service);
    }

    Set<ObjectKey> ofSecret(ObjectKey secret) {
        return secrets.of(secret);
    }

    /// An Ingress is not what it was.
    void replace(ObjectKey key, Optional<Ingress> before, Optional<Ingress> after) {
        if (!before.equals(after)) {
            before.ifPresent(ingress -> {
                servicesOf(ingress).forEach(service -> services.remove(service, key));
                secretsOf(ingress).forEach(secret -> secrets.remove(secret, key));
            });
            after.ifPresent(ingress -> {
                servicesOf(ingress).forEach(service -> services.add(service, key));
                secretsOf(ingress).forEach(secret -> secrets.add(secret, key));
            });
        }
    }

    private static Stream<ObjectKey> servicesOf(Ingress ingress) {
        var namespace = ingress.metadata().key().namespace();
        var backends =
                ingress.rules().stream().flatMap(rule -> rule.paths().stream()).map(Ingress.Path::backend);
        return Stream.concat(backends, ingress.defaultBackend().stream())
                .flatMap(backend -> backend instanceof Backend.ToService target
                        ? Stream.of(new ObjectKey(namespace, target.service()))
                        : Stream.empty());
    }

    private static Stream<ObjectKey> secretsOf(Ingress ingress) {
        var namespace = ingress.metadata().key().namespace();
        return ingress.tlsSecrets().stream().map(name -> new ObjectKey(namespace, name));
    }
}
