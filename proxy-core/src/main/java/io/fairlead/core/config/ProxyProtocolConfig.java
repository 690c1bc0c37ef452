package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.time.Duration;
import java.util.List;

/// From whom a PROXY protocol header is believed.
///
/// @param insecure from everybody
/// @param trustedIPs from these addresses and networks; the headers of others are read and dropped
/// @param headerTimeout from the connection to the end of the header; not an option of Traefik
public record ProxyProtocolConfig(
        @About("Believe the PROXY header of everybody.") boolean insecure,

        @About("Believe the PROXY header of these addresses and networks.")
        List<String> trustedIPs,

        @Default("5s") @About("Time for a PROXY header to come. Not in Traefik.")
        Duration headerTimeout) {

    /// Copies the list and checks it.
    public ProxyProtocolConfig {
        trustedIPs = List.copyOf(trustedIPs);
        trustedIPs.forEach(AddressRanges::check);
        if (trustedIPs.isEmpty() && !insecure) {
            throw new IllegalArgumentException("trustedIPs, or insecure, since nobody would be believed otherwise");
        }
    }
}
