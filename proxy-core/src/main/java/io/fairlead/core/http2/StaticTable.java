package io.fairlead.core.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The table of RFC 7541 appendix A.
final class StaticTable {

    /// How many fields it has; the first has index 1.
    static final int SIZE = 61;

    private static final String FIELDS = """
            :authority
            :method GET
            :method POST
            :path /
            :path /index.html
            :scheme http
            :scheme https
            :status 200
            :status 204
            :status 206
            :status 304
            :status 400
            :status 404
            :status 500
            accept-charset
            accept-encoding gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """;

    private static final int MASK = 255;

    static final byte[][] NAMES = new byte[SIZE + 1][];
    static final byte[][] VALUES = new byte[SIZE + 1][];

    /// The first index of each name, by the hash of the name.
    private static final byte[] FIRST = new byte[MASK + 1];

    static {
        var index = 1;
        for (var line : FIELDS.split("\n")) {
            var blank = line.indexOf(' ');
            var name = blank < 0 ? line : line.substring(0, blank);
            NAMES[index] = name.getBytes(StandardCharsets.ISO_8859_1);
            VALUES[index] = blank < 0 ? new byte[0] : line.substring(blank + 1).getBytes(StandardCharsets.ISO_8859_1);
            enter(name.hashCode(), index);
            index++;
        }
    }

    private StaticTable() {}

    /// The first index of a name, or 0.
    ///
    /// @param hash of the name, which is in lower case, as [String#hashCode] computes it
    static int find(int hash, byte[] names, int name, int nameLength) {
        for (var slot = slot(hash); FIRST[slot] != 0; slot = slot + 1 & MASK) {
            if (isName(FIRST[slot], names, name, nameLength)) {
                return FIRST[slot];
            }
        }
        return 0;
    }

    /// The index of a field whose name has this first index, or 0.
    static int findField(int first, byte[] values, int value, int valueLength) {
        for (var index = first; index <= SIZE && Arrays.equals(NAMES[index], NAMES[first]); index++) {
            if (VALUES[index].length > 0 && same(VALUES[index], values, value, valueLength)) {
                return index;
            }
        }
        return 0;
    }

    private static boolean isName(int index, byte[] names, int name, int nameLength) {
        return same(NAMES[index], names, name, nameLength);
    }

    private static boolean same(byte[] one, byte[] others, int other, int length) {
        return Arrays.equals(one, 0, one.length, others, other, other + length);
    }

    private static void enter(int hash, int index) {
        var slot = slot(hash);
        while (FIRST[slot] != 0) {
            if (Arrays.equals(NAMES[FIRST[slot]], NAMES[index])) {
                return;
            }
            slot = slot + 1 & MASK;
        }
        FIRST[slot] = (byte) index;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 8 ^ hash >>> 16) & MASK;
    }
}
