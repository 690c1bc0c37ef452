package io.fairlead.core.rule;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/// An IP address or a CIDR range. An IPv4-mapped IPv6 address is its IPv4 address.
public final class AddressRange {

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /// The range, or empty if the text is no literal address; names are never looked up.
    public static Optional<AddressRange> parse(String text) {
        var slash = text.indexOf('/');
        var address = AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var octets = address.get();
        var bits = slash < 0 ? octets.length * 8 : AddressLiteral.decimal(text, slash + 1, text.length());
        if (bits < 0 || bits > octets.length * 8) {
            return Optional.empty();
        }
        return Optional.of(unmapped(octets, bits));
    }

    /// Whether the address lies in the range.
    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    /// Whether the address of these 4 or 16 bytes lies in the range.
    public boolean contains(byte[] address) {
        var octets = unmapped(address);
        if (octets.length != network.length) {
            return false;
        }
        var whole = bits / 8;
        if (!Arrays.equals(octets, 0, whole, network, 0, whole)) {
            return false;
        }
        var rest = bits % 8;
        return rest == 0 || (octets[whole] ^ network[whole]) >> 8 - rest == 0;
    }

    private static AddressRange unmapped(byte[] octets, int bits) {
        var shorter = unmapped(octets);
        var dropped = (octets.length - shorter.length) * 8;
        return bits < dropped ? new AddressRange(octets, bits) : new AddressRange(shorter, bits - dropped);
    }

    private static byte[] unmapped(byte[] octets) {
        if (octets.length != 16 || octets[10] != -1 || octets[11] != -1) {
            return octets;
        }
        for (var i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return octets;
            }
        }
        return Arrays.copyOfRange(octets, 12, 16);
    }
}
