package io.fairlead.core.provider;

import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all providers say of TLS together. Options and stores are `name@provider`, but for `default`.
///
/// @param contested whether several providers define the default options, so that none are in force
public record MergedTls(
        List<TlsCertificateConfig> certificates,
        Map<String, TlsOptionsConfig> options,
        Map<String, TlsStoreConfig> stores,
        boolean contested) {

    /// The name that belongs to all providers.
    public static final String DEFAULT = "default";

    /// Nothing at all.
    public static final MergedTls EMPTY = new MergedTls(List.of(), Map.of(), Map.of(), false);

    /// Copies list and maps.
    public MergedTls {
        certificates = List.copyOf(certificates);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
    }
}
