package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import java.net.InetAddress;
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
        trustedIPs.forEach(IpRange::parse);
    }

    /// The networks to believe.
    public List<IpRange> trusted() {
        return trustedIPs.stream().map(IpRange::parse).toList();
    }

    /// Whether that peer is believed. Reads the texts each time: keep [#trusted()] where it matters.
    public boolean trusts(InetAddress peer) {
        return insecure || trusted().stream().anyMatch(range -> range.contains(peer));
    }
}
