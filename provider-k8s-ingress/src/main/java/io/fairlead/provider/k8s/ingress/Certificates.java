package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.Ingress;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.Secret;
import io.fairlead.provider.spi.bind.Holder;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The certificates that an Ingress brings. They are for every router that serves TLS, and switch it on for none.
record Certificates(ClusterState state) {

    static final String SECRET = "Secret";

    private static final String PEM = "-----BEGIN";

    /// Up to the first entry that has none, as Traefik has it.
    Map<ObjectKey, TlsCertificateConfig> of(Ingress ingress, ProblemList problems) {
        var certificates = new LinkedHashMap<ObjectKey, TlsCertificateConfig>();
        var namespace = ingress.metadata().key().namespace();
        for (var i = 0; i < ingress.tlsSecrets().size(); i++) {
            var name = ingress.tlsSecrets().get(i);
            if (!name.isEmpty() && !add(new ObjectKey(namespace, name), field(i), certificates, problems)) {
                break;
            }
        }
        return certificates;
    }

    /// The Secrets that count, each with the first entry that names it.
    Map<ObjectKey, Integer> entries(Ingress ingress) {
        var entries = new LinkedHashMap<ObjectKey, Integer>();
        for (var i = 0; i < ingress.tlsSecrets().size(); i++) {
            var key = new ObjectKey(
                    ingress.metadata().key().namespace(), ingress.tlsSecrets().get(i));
            if (!key.name().isEmpty()) {
                if (!isWhole(state.secrets().get(key))) {
                    break;
                }
                entries.putIfAbsent(key, i);
            }
        }
        return entries;
    }

    private static boolean isWhole(@Nullable Secret secret) {
        return secret != null
                && !secret.crt().orElse("").isEmpty()
                && !secret.key().orElse("").isEmpty();
    }

    /// Where an entry names its Secret.
    static String field(int entry) {
        return "spec.tls[" + entry + "].secretName";
    }

    /// Whether the entries behind it count. What is no PEM at all falls alone, and goes nowhere: it is never taken for
    /// the path of a file.
    private boolean add(
            ObjectKey key, String field, Map<ObjectKey, TlsCertificateConfig> certificates, ProblemList problems) {
        var secret = Optional.ofNullable(state.secrets().get(key));
        var certificate = secret.flatMap(Secret::crt).orElse("");
        var privateKey = secret.flatMap(Secret::key).orElse("");
        var uid = secret.map(some -> some.metadata().uid()).orElse("");
        var origin = new Holder(SECRET, key.namespace(), key.name(), uid);
        if (certificate.isEmpty() || privateKey.isEmpty()) {
            var missing = certificate.isEmpty() ? "tls.crt" : "tls.key";
            problems.add(
                    field,
                    secret.isEmpty() ? "no " + origin : origin + " without " + missing,
                    "a Secret with tls.crt and tls.key; the entries behind it are left out, as in Traefik");
            return false;
        }
        if (certificate.contains(PEM) && privateKey.contains(PEM)) {
            certificates.put(key, TlsCertificateConfig.of(certificate, privateKey, origin));
        } else {
            problems.add(
                    field,
                    origin + " that is no PEM",
                    "a certificate and its key; the last pair that it had stays in use, if there was one");
            certificates.put(key, TlsCertificateConfig.unusable(origin));
        }
        return true;
    }
}
