package io.fairlead.core.routing;

import io.fairlead.core.tls.ServerCertificate;
import io.fairlead.core.tls.TlsPolicy;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import java.util.Map;
import java.util.Optional;

/// What a table has for TLS.
///
/// @param options by full name
/// @param pairs certificates by what they were read from
/// @param snapshot the whole at work
record TlsParts(Map<String, Options> options, Map<Pair, ServerCertificate> pairs, TlsSnapshot snapshot) {

    static final TlsParts NONE = new TlsParts(Map.of(), Map.of(), TlsSnapshot.NONE);

    /// Copies the maps.
    TlsParts {
        options = Map.copyOf(options);
        pairs = Map.copyOf(pairs);
    }

    /// The last certificate that was read from these files, whatever they hold now.
    Optional<ServerCertificate> lastOf(Pair pair) {
        return pairs.entrySet().stream()
                .filter(entry -> entry.getKey().isFrom(pair))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Options and what they became.
    record Options(TlsOptionsConfig config, TlsPolicy policy) {}

    /// Where a certificate and its key come from.
    record Pair(FileOrContent certificate, FileOrContent key) {

        boolean isFrom(Pair other) {
            return certificate.text().equals(other.certificate.text())
                    && key.text().equals(other.key.text());
        }
    }
}
