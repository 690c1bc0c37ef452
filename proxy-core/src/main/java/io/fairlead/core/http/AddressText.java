package io.fairlead.core.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// Addresses in the text form that servers expect: IPv6 as short as RFC 5952 wants it, and without a zone.
public final class AddressText {

    private static final int GROUPS = 8;

    private AddressText() {}

    /// The text, one byte a character.
    public static byte[] of(InetAddress address) {
        var bytes = address.getAddress();
        var text = bytes.length == 2 * GROUPS ? shortest(bytes) : address.getHostAddress();
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String shortest(byte[] bytes) {
        var skipped = longestZeroes(bytes);
        var skippedEnd = skipped + zeroes(bytes, skipped);
        var text = new StringBuilder();
        for (var i = 0; i < GROUPS; i++) {
            if (i == skipped && skippedEnd - skipped > 1) {
                text.append("::");
                i = skippedEnd - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(bytes, i)));
        }
        return text.toString();
    }

    private static int longestZeroes(byte[] bytes) {
        var best = 0;
        for (var i = 1; i < GROUPS; i++) {
            if (zeroes(bytes, i) > zeroes(bytes, best)) {
                best = i;
            }
        }
        return best;
    }

    private static int zeroes(byte[] bytes, int from) {
        var i = from;
        while (i < GROUPS && group(bytes, i) == 0) {
            i++;
        }
        return i - from;
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }
}
