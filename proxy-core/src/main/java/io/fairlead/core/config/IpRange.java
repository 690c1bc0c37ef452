package io.fairlead.core.config;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// An address or a network, IPv4 or IPv6. Allocates nothing when asked.
public final class IpRange {

    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final byte[] address;
    private final int bits;

    private IpRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// Reads `10.0.0.1`, `10.0.0.0/8`, `::1` or `fd00::/8`. Never asks a name server.
    ///
    /// @throws IllegalArgumentException if the text is neither address nor network
    public static IpRange parse(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash), text);
        var length = slash < 0 ? Integer.toString(address.length * 8) : text.substring(slash + 1);
        if (!BITS.matcher(length).matches() || Integer.parseInt(length) > address.length * 8) {
            throw refused(text);
        }
        return new IpRange(address, Integer.parseInt(length));
    }

    /// Whether that address is in here.
    public boolean contains(InetAddress candidate) {
        var other = candidate.getAddress();
        if (other.length != address.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit += 8) {
            var mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
            if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] address(String literal, String text) {
        if (!V4.matcher(literal).matches() && !V6.matcher(literal).matches()) {
            throw refused(text);
        }
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        var shown = text.length() > 50 ? text.substring(0, 50) + "..." : text;
        return new IllegalArgumentException("an address or a network, not \"" + shown + "\"");
    }
}
