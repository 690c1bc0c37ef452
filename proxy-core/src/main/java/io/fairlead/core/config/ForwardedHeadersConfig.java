package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import java.util.List;

/// What becomes of the fields that say where a request came from.
///
/// @param insecure whether `X-Forwarded-*` is believed of everybody
/// @param trustedIPs of whom it is believed otherwise
/// @param connection names that `Connection` may list and which middlewares see all the same; they end behind those
/// @param notAppendXForwardedFor whether the address of the peer is not added to `X-Forwarded-For`
public record ForwardedHeadersConfig(
        @About("Believe X-Forwarded-* of everybody.") boolean insecure,

        @About("Believe X-Forwarded-* of these addresses and networks.")
        List<String> trustedIPs,

        @About("Header names that stay for the middlewares though Connection lists them.")
        List<String> connection,

        @About("Do not add the address of the peer to X-Forwarded-For.")
        boolean notAppendXForwardedFor) {

    /// Copies the lists and checks the addresses.
    public ForwardedHeadersConfig {
        trustedIPs = List.copyOf(trustedIPs);
        connection = List.copyOf(connection);
        trustedIPs.forEach(AddressRanges::check);
    }
}
