package io.fairlead.provider.spi.dynamic;

import java.util.List;
import java.util.Map;

/// The `tls` part of a dynamic configuration. Certificates have no names; a store or options called `default` are
/// those of all providers.
///
/// Source: the file provider's reference, `tls.certificates`, `tls.options` and `tls.stores`.
public record TlsConfiguration(
        List<TlsCertificateConfig> certificates,
        Map<String, TlsOptionsConfig> options,
        Map<String, TlsStoreConfig> stores) {

    /// Nothing at all.
    public static final TlsConfiguration EMPTY = new TlsConfiguration(List.of(), Map.of(), Map.of());

    /// Copies list and maps.
    public TlsConfiguration {
        certificates = List.copyOf(certificates);
        options = Copies.ordered(options);
        stores = Copies.ordered(stores);
    }
}
