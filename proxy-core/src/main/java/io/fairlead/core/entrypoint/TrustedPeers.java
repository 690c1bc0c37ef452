package io.fairlead.core.entrypoint;

import io.fairlead.core.rule.AddressRange;
import java.net.InetAddress;
import java.util.List;

/// The peers that are believed when they say who the client is.
///
/// @param everybody whether that is every peer
/// @param ranges their addresses
public record TrustedPeers(boolean everybody, List<AddressRange> ranges) {

    /// No peer.
    public static final TrustedPeers NOBODY = new TrustedPeers(false, List.of());

    /// Copies the list.
    public TrustedPeers {
        ranges = List.copyOf(ranges);
    }

    static TrustedPeers of(boolean everybody, List<String> ranges) {
        return new TrustedPeers(
                everybody,
                ranges.stream()
                        .map(text -> AddressRange.parse(text).orElseThrow())
                        .toList());
    }

    boolean contains(InetAddress peer) {
        if (everybody) {
            return true;
        }
        for (var range : ranges) {
            if (range.contains(peer)) {
                return true;
            }
        }
        return false;
    }
}
