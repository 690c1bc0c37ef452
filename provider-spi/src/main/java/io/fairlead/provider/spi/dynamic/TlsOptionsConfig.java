package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.bind.FileOrContent;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How TLS is spoken with clients that ask for the hosts of certain routers.
///
/// @param minVersion the oldest version, such as `VersionTLS12`
/// @param maxVersion the newest version
/// @param cipherSuites suites of TLS 1.2 by their IANA or Go names; empty means the safe ones
/// @param curvePreferences key exchange groups, such as `X25519` or `CurveP256`; empty means those of the runtime
/// @param clientAuth whether clients show certificates
/// @param sniStrict whether names that no certificate covers are refused
/// @param alpnProtocols the protocols that may be agreed on, the preferred one first
/// @param disableSessionTickets whether sessions cannot be resumed
/// @param preferServerCipherSuites of no effect: the order of the proxy counts
public record TlsOptionsConfig(
        Optional<String> minVersion,
        Optional<String> maxVersion,
        List<String> cipherSuites,
        List<String> curvePreferences,
        Optional<ClientAuth> clientAuth,
        boolean sniStrict,
        @Default("h2,http/1.1,acme-tls/1") List<String> alpnProtocols,
        boolean disableSessionTickets,
        boolean preferServerCipherSuites) {

    /// Every option at its default.
    public static final TlsOptionsConfig DEFAULT = RecordBinder.bind(TlsOptionsConfig.class, Map.of(), "");

    /// Copies the lists.
    public TlsOptionsConfig {
        cipherSuites = List.copyOf(cipherSuites);
        curvePreferences = List.copyOf(curvePreferences);
        alpnProtocols = List.copyOf(alpnProtocols);
    }

    /// Certificates of clients.
    ///
    /// @param caFiles who may have issued them
    /// @param clientAuthType such as `RequireAndVerifyClientCert`, which is meant if only files are given
    public record ClientAuth(List<FileOrContent> caFiles, Optional<String> clientAuthType) {

        /// Copies the list.
        public ClientAuth {
            caFiles = List.copyOf(caFiles);
        }
    }
}
