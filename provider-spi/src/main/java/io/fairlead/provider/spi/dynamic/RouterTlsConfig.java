package io.fairlead.provider.spi.dynamic;

import java.util.List;
import java.util.Optional;

/// How a router wants its TLS connections.
///
/// @param options the reference of TLS options; absent means `default`
/// @param certResolver the name of a certificate resolver
/// @param domains the names that the certificate must cover; empty means those of the rule
public record RouterTlsConfig(Optional<String> options, Optional<String> certResolver, List<DomainConfig> domains) {

    /// Copies the list.
    public RouterTlsConfig {
        domains = List.copyOf(domains);
    }

    /// The same with other options.
    public RouterTlsConfig withOptions(String reference) {
        return new RouterTlsConfig(Optional.of(reference), certResolver, domains);
    }

    /// Names of one certificate.
    ///
    /// @param main the main name
    /// @param sans the alternative names
    public record DomainConfig(String main, List<String> sans) {

        /// Copies the list.
        public DomainConfig {
            sans = List.copyOf(sans);
        }
    }
}
