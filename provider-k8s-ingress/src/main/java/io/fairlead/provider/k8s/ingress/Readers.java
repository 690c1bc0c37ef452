package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.Ingress.Backend;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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

    private static Set<ObjectKey> servicesOf(Ingress ingress) {
        var namespace = ingress.metadata().key().namespace();
        var services = new HashSet<ObjectKey>();
        for (var rule : ingress.rules()) {
            rule.paths().forEach(path -> add(path.backend(), namespace, services));
        }
        ingress.defaultBackend().ifPresent(backend -> add(backend, namespace, services));
        return services;
    }

    private static void add(Backend backend, String namespace, Set<ObjectKey> services) {
        if (backend instanceof Backend.ToService target) {
            services.add(new ObjectKey(namespace, target.service()));
        }
    }

    private static Set<ObjectKey> secretsOf(Ingress ingress) {
        var namespace = ingress.metadata().key().namespace();
        var secrets = new HashSet<ObjectKey>();
        ingress.tlsSecrets().forEach(name -> secrets.add(new ObjectKey(namespace, name)));
        return secrets;
    }
}
