package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig.DomainConfig;
import java.util.Optional;

/// A store of certificates.
///
/// @param defaultCertificate what clients get whose name no certificate covers
/// @param defaultGeneratedCert the same, from a certificate resolver
public record TlsStoreConfig(
        Optional<DefaultCertificate> defaultCertificate, Optional<GeneratedCertificate> defaultGeneratedCert) {

    /// A certificate and its key.
    public record DefaultCertificate(FileOrContent certFile, FileOrContent keyFile) {}

    /// A certificate that a resolver fetches.
    ///
    /// @param resolver the name of the resolver
    /// @param domain the names that it must cover
    public record GeneratedCertificate(Optional<String> resolver, Optional<DomainConfig> domain) {}
}
