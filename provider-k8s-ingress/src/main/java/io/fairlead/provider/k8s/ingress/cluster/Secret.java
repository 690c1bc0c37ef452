package io.fairlead.provider.k8s.ingress.cluster;

import java.util.Optional;

/// A Secret, of which only a certificate and its key are kept. No text form of it shows them.
///
/// @param crt `tls.crt`, decoded; absent if the Secret has none
/// @param key `tls.key`, decoded
public record Secret(Metadata metadata, Optional<String> crt, Optional<String> key) implements ClusterObject {

    @Override
    public String toString() {
        return "Secret[" + metadata.key() + "]";
    }
}
