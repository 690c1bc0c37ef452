package io.fairlead.core.routing;

import io.fairlead.core.tls.ServerCertificate;
import io.fairlead.core.tls.TlsPolicy;
import io.fairlead.core.tls.TlsSnapshot;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import java.util.Map;

/// What a table has for TLS.
///
/// @param options by full name
/// @param pairs certificates by what they were read from, wherever that was found
/// @param latest the last certificate that each place had, whatever it has now
/// @param snapshot the whole at work
record TlsParts(
        Map<String, Options> options,
        Map<Pair, ServerCertificate> pairs,
        Map<Place, ServerCertificate> latest,
        TlsSnapshot snapshot) {

    static final TlsParts NONE = new TlsParts(Map.of(), Map.of(), Map.of(), TlsSnapshot.NONE);

    /// Copies the maps.
    TlsParts {
        options = Map.copyOf(options);
        pairs = Map.copyOf(pairs);
        latest = Map.copyOf(latest);
    }

    /// Options and what they became.
    record Options(TlsOptionsConfig config, TlsPolicy policy) {}

    /// A certificate and its key, with what they hold.
    record Pair(FileOrContent certificate, FileOrContent key) {

        /// The same for all objects that hold the same: it is read once.
        Pair anywhere() {
            return new Pair(certificate.anywhere(), key.anywhere());
        }

        /// Whether it holds the same whenever it is read.
        boolean isFixed() {
            return certificate.isFixed() && key.isFixed();
        }

        Place place() {
            return new Place(certificate.place(), key.place());
        }
    }

    /// Where a pair comes from: the names of files, or the object that has it.
    record Place(FileOrContent certificate, FileOrContent key) {}
}
