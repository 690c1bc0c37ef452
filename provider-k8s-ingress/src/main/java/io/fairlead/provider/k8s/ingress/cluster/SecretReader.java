package io.fairlead.provider.k8s.ingress.cluster;

import java.util.Optional;

/// Reads Secrets.
final class SecretReader {

    private SecretReader() {}

    static ClusterObject read(Metadata metadata, Field root) throws FieldException {
        return new Secret(metadata, content(root, "tls.crt"), content(root, "tls.key"));
    }

    /// `stringData`, which only manifests have, wins as it does at the API server.
    private static Optional<String> content(Field root, String key) throws FieldException {
        var plain = root.get("stringData").hidden().get(key).text();
        return plain.isPresent() ? plain : root.get("data").hidden().get(key).base64();
    }
}
