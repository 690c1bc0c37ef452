package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.Secret;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The certificates that an Ingress brings. They are for every router that serves TLS, and switch it on for none.
record Certificates(ClusterState state) {

    private static final String PEM = "-----BEGIN";
    private static final String REST = "; the entries behind it are left out, as in Traefik";

    /// Up to the first entry that has none, as Traefik has it. What is no PEM at all falls alone, and is never taken
    /// for the path of a file.
    Map<ObjectKey, TlsCertificateConfig> of(Ingress ingress, ProblemList problems) {
        var certificates = new LinkedHashMap<ObjectKey, TlsCertificateConfig>();
        var namespace = ingress.metadata().key().namespace();
        for (var i = 0; i < ingress.tlsSecrets().size(); i++) {
            var name = ingress.tlsSecrets().get(i);
            if (name.isEmpty()) {
                continue;
            }
            var key = new ObjectKey(namespace, name);
            var field = "spec.tls[" + i + "].secretName";
            var secret = state.secrets().get(key);
            var missing = missing(key, secret == null ? Optional.empty() : Optional.of(secret));
            if (missing.isPresent()) {
                problems.add(field, missing.get(), "a Secret with tls.crt and tls.key" + REST);
                break;
            }
            if (isPem(secret.crt()) && isPem(secret.key())) {
                certificates.put(
                        key,
                        TlsCertificateConfig.of(
                                secret.crt().orElse(""), secret.key().orElse("")));
            } else {
                problems.add(field, "Secret " + key + " that is no PEM", "a certificate and its key; it is left out");
            }
        }
        return certificates;
    }

    private static Optional<String> missing(ObjectKey key, Optional<Secret> secret) {
        if (secret.isEmpty()) {
            return Optional.of("no Secret " + key);
        }
        if (secret.get().crt().filter(text -> !text.isEmpty()).isEmpty()) {
            return Optional.of("Secret " + key + " without tls.crt");
        }
        return secret.get().key().filter(text -> !text.isEmpty()).isEmpty()
                ? Optional.of("Secret " + key + " without tls.key")
                : Optional.empty();
    }

    private static boolean isPem(Optional<String> text) {
        return text.filter(some -> some.contains(PEM)).isPresent();
    }
}
