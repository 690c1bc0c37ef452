package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.bind.Holder;
import java.util.List;

/// A certificate and its key, chosen by the name that a client asks for.
///
/// @param certFile the certificate and those that issued it
/// @param keyFile its private key
/// @param stores the stores that it is in; empty means `default`
public record TlsCertificateConfig(FileOrContent certFile, FileOrContent keyFile, List<String> stores) {

    /// Copies the list.
    public TlsCertificateConfig {
        stores = List.copyOf(stores);
    }

    /// A certificate of the default store.
    ///
    /// @param certificates PEM text
    /// @param key PEM text
    public static TlsCertificateConfig of(String certificates, String key) {
        return new TlsCertificateConfig(FileOrContent.of(certificates), FileOrContent.of(key), List.of());
    }

    /// The same, found somewhere.
    public static TlsCertificateConfig of(String certificates, String key, Holder origin) {
        return new TlsCertificateConfig(
                FileOrContent.found(certificates, origin), FileOrContent.found(key, origin), List.of());
    }

    /// One that was found somewhere and that anybody can see to be none; the provider says so. The last one from there
    /// that could be used stays in use.
    public static TlsCertificateConfig unusable(Holder origin) {
        return of("", "", origin);
    }

    /// Whether it is none.
    public boolean isUnusable() {
        return certFile.origin().isPresent()
                && certFile.text().isEmpty()
                && keyFile.text().isEmpty();
    }
}
