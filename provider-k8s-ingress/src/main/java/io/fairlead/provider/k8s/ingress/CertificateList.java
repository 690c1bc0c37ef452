package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The certificates of all Ingresses, each once. The same list as long as none changes.
final class CertificateList {

    private final Claims<ObjectKey, ObjectKey> users = new Claims<>();
    private final TreeMap<ObjectKey, TlsCertificateConfig> certificates = new TreeMap<>(Assembly.BY_TEXT);
    private TlsConfiguration tls = TlsConfiguration.EMPTY;
    private boolean changed;

    /// @param added by Secret
    void add(ObjectKey ingress, Map<ObjectKey, TlsCertificateConfig> added) {
        added.forEach((secret, certificate) -> {
            users.add(secret, ingress);
            if (!certificate.equals(certificates.get(secret))) {
                certificates.put(secret, certificate);
                changed = true;
            }
        });
    }

    void replace(
            ObjectKey ingress,
            Map<ObjectKey, TlsCertificateConfig> before,
            Map<ObjectKey, TlsCertificateConfig> after) {
        if (!before.equals(after)) {
            remove(ingress, before);
            add(ingress, after);
        }
    }

    void remove(ObjectKey ingress, Map<ObjectKey, TlsCertificateConfig> removed) {
        removed.keySet().forEach(secret -> {
            users.remove(secret, ingress);
            if (users.of(secret).isEmpty()) {
                certificates.remove(secret);
                changed = true;
            }
        });
    }

    TlsConfiguration tls() {
        if (changed) {
            tls = new TlsConfiguration(List.copyOf(certificates.values()), Map.of(), Map.of());
            changed = false;
        }
        return tls;
    }
}
