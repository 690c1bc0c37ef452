package io.fairlead.provider.k8s.ingress.cluster;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A token that lies in a file and is replaced there now and then. It is read for each request; while it cannot be,
/// the last one serves.
final class TokenFile implements OAuthTokenProvider {

    private final Path file;
    private volatile String last = "";

    TokenFile(Path file) {
        this.file = file;
    }

    /// The file of that name, if there is one.
    static Optional<TokenFile> of(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile).map(TokenFile::new);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public String getToken() {
        try {
            var now = Files.readString(file).strip();
            last = now.isEmpty() ? last : now;
        } catch (IOException e) {
            // it is being replaced, or the volume is gone for a moment
        }
        return last;
    }
}
