package io.fairlead.core.config;

import io.fairlead.core.rule.AddressRange;
import io.fairlead.provider.spi.bind.About;
import java.util.List;

/// From whom `X-Forwarded-*` is believed.
///
/// @param insecure from everybody
/// @param trustedIPs from these addresses and networks
public record ForwardedHeadersConfig(
        @About("Believe X-Forwarded-* of everybody.") boolean insecure,

        @About("Believe X-Forwarded-* of these addresses and networks.")
        List<String> trustedIPs) {

    /// Copies the list and checks it.
    public ForwardedHeadersConfig {
        trustedIPs = List.copyOf(trustedIPs);
        trustedIPs.forEach(ForwardedHeadersConfig::check);
    }

    private static void check(String text) {
        if (AddressRange.parse(text).isEmpty()) {
            var shown = text.length() > 50 ? text.substring(0, 50) + "..." : text;
            throw new IllegalArgumentException("an address or a network, not \"" + shown + "\"");
        }
    }
}
