package io.fairlead.core.tls;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Certificates by the names that they cover: an exact name goes before a wildcard, which stands for one label.
final class CertificateStore {

    private final Map<String, ServerCertificate> exact = new HashMap<>();
    private final Map<String, ServerCertificate> wildcards = new HashMap<>();
    private final Supplier<ServerCertificate> fallback;

    /// @param fallback what serves names that no certificate covers
    CertificateStore(Collection<ServerCertificate> certificates, Supplier<ServerCertificate> fallback) {
        this.fallback = fallback;
        certificates.stream()
                .sorted(Comparator.comparing(ServerCertificate::rank).reversed())
                .forEach(this::add);
    }

    /// The certificate for a name in canonical form; `null` if none covers it.
    @Nullable
    ServerCertificate find(String name) {
        var found = exact.get(name);
        if (found != null) {
            return found;
        }
        var dot = name.indexOf('.');
        return dot > 0 ? wildcards.get(name.substring(dot + 1)) : null;
    }

    /// What serves all other names.
    ServerCertificate fallback() {
        return fallback.get();
    }

    private void add(ServerCertificate certificate) {
        for (var name : certificate.names()) {
            if (name.startsWith("*.")) {
                wildcards.putIfAbsent(name.substring(2), certificate);
            } else {
                exact.putIfAbsent(name, certificate);
            }
        }
    }
}
