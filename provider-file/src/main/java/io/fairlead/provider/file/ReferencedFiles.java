package io.fairlead.provider.file;

import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig.ClientAuth;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig.DefaultCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The certificates and keys that configuration files name: their contents, and whether they have changed since they
/// were read. What cannot be read is left to whoever uses it, who says so.
final class ReferencedFiles {

    private static final System.Logger LOGGER = System.getLogger(ReferencedFiles.class.getName());

    private final Map<Path, Optional<Look>> looks = new HashMap<>();

    /// What a file looks like from outside.
    private record Look(Object key, long modified, long size) {}

    TlsCertificateConfig load(TlsCertificateConfig certificate) {
        return new TlsCertificateConfig(
                load(certificate.certFile()), load(certificate.keyFile()), certificate.stores());
    }

    TlsOptionsConfig load(TlsOptionsConfig options) {
        return new TlsOptionsConfig(
                options.minVersion(),
                options.maxVersion(),
                options.cipherSuites(),
                options.curvePreferences(),
                options.clientAuth().map(this::load),
                options.sniStrict(),
                options.alpnProtocols(),
                options.disableSessionTickets(),
                options.preferServerCipherSuites());
    }

    TlsStoreConfig load(TlsStoreConfig store) {
        var certificate = store.defaultCertificate()
                .map(pair -> new DefaultCertificate(load(pair.certFile()), load(pair.keyFile())));
        return new TlsStoreConfig(certificate, store.defaultGeneratedCert());
    }

    /// Whether a file is not as it was when it was read.
    boolean changed() {
        return looks.entrySet().stream().anyMatch(entry -> !look(entry.getKey()).equals(entry.getValue()));
    }

    /// Starts again, with nothing read.
    void forget() {
        looks.clear();
    }

    private ClientAuth load(ClientAuth clients) {
        return new ClientAuth(clients.caFiles().stream().map(this::load).toList(), clients.clientAuthType());
    }

    private FileOrContent load(FileOrContent file) {
        file.path().ifPresent(path -> looks.put(path, look(path)));
        try {
            return file.load();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "cannot read " + file + ": " + e);
            return file;
        }
    }

    private static Optional<Look> look(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            var key = attributes.fileKey();
            return Optional.of(new Look(
                    key == null ? "" : key, attributes.lastModifiedTime().toMillis(), attributes.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
