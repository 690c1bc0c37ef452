package io.fairlead.core.http2;

import io.fairlead.core.http.FieldBytes;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;

/// Writes header blocks (RFC 7541). A field enters the table when it comes for the second time, so that what
/// is new each time pushes nothing out; credentials and cookies never do (RFC 7541 section 7.1.3).
public final class HpackEncoder implements FieldBytes {

    private static final int STATUS = 8;
    private static final int STATUS_200 = 8;
    private static final int AUTHORIZATION = 23;
    private static final int COOKIE = 32;
    private static final int PROXY_AUTHORIZATION = 49;
    private static final int SET_COOKIE = 55;

    private static final int SEEN_MASK = 127;
    private static final int MOST_KEPT = 1 << 10;

    private final int wanted;
    private final DynamicTable table;
    private final int[] seen = new int[SEEN_MASK + 1];
    private byte[] lower = new byte[64];
    private final byte[] digits = new byte[20];
    private Bytes out = new Bytes(0);
    private int smallest;
    private boolean owesUpdate;

    /// @param wanted the largest table to use, whatever the peer allows
    HpackEncoder(int wanted) {
        this.wanted = wanted;
        this.table = new DynamicTable(Math.min(wanted, 4096));
        this.smallest = table.most();
        this.owesUpdate = table.most() < 4096;
    }

    /// The peer allows a table of this size from now on.
    void allow(int size) {
        var most = Math.min(wanted, size < 0 ? Integer.MAX_VALUE : size);
        if (most != table.most()) {
            smallest = owesUpdate ? Math.min(smallest, most) : most;
            owesUpdate = true;
            table.most(most);
        }
    }

    /// Begins a block.
    void begin(Bytes target) {
        out = target;
        if (owesUpdate) {
            owesUpdate = false;
            if (smallest < table.most()) {
                integer(0x20, 5, smallest);
            }
            integer(0x20, 5, table.most());
            smallest = table.most();
        }
    }

    /// Writes `:status`.
    public void status(int status) {
        var index = switch (status) {
            case 200 -> STATUS_200;
            case 204 -> 9;
            case 206 -> 10;
            case 304 -> 11;
            case 400 -> 12;
            case 404 -> 13;
            case 500 -> 14;
            default -> 0;
        };
        if (index > 0) {
            integer(0x80, 7, index);
            return;
        }
        digits[0] = (byte) ('0' + status / 100);
        digits[1] = (byte) ('0' + status / 10 % 10);
        digits[2] = (byte) ('0' + status % 10);
        integer(0, 4, STATUS);
        string(digits, 0, 3);
    }

    /// Writes a field whose name is in lower case and whose value is good.
    public void field(byte[] name, byte[] value) {
        var hash = 0;
        for (var b : name) {
            hash = 31 * hash + b;
        }
        field(name, 0, name.length, hash, value, 0, value.length);
    }

    /// Writes a field whose name is in lower case, with one byte a character.
    public void field(byte[] name, String latin1) {
        field(name, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Writes a field whose name is in lower case, with a number that is not negative.
    public void field(byte[] name, long number) {
        var start = digits.length;
        var rest = number;
        do {
            digits[--start] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        var hash = 0;
        for (var b : name) {
            hash = 31 * hash + b;
        }
        field(name, 0, name.length, hash, digits, start, digits.length - start);
    }

    /// Writes fields, without those that belong to one connection.
    public void fields(Headers headers) {
        if (headers instanceof HeaderBlock block) {
            block.forEachField(this);
        } else {
            headers.forEach(this::field);
        }
    }

    @Override
    public void field(byte[] bytes, int name, int nameLength, int hash, int value, int valueLength) {
        field(lower(bytes, name, nameLength), 0, nameLength, hash, bytes, value, valueLength);
    }

    private void field(String name, String value) {
        if (HeaderBlock.ofConnection(name)) {
            return;
        }
        var names = name.getBytes(StandardCharsets.ISO_8859_1);
        var lowered = lower(names, 0, names.length);
        var hash = 0;
        for (var i = 0; i < names.length; i++) {
            hash = 31 * hash + lowered[i];
        }
        var values = value.getBytes(StandardCharsets.ISO_8859_1);
        field(lowered, 0, names.length, hash, values, 0, values.length);
    }

    private byte[] lower(byte[] bytes, int start, int length) {
        if (length > lower.length) {
            lower = new byte[2 * length];
        }
        for (var i = 0; i < length; i++) {
            var b = bytes[start + i];
            lower[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
        return lower;
    }

    private void field(byte[] names, int name, int nameLength, int hash, byte[] values, int value, int valueLength) {
        var named = StaticTable.find(hash, names, name, nameLength);
        if (named == AUTHORIZATION || named == COOKIE || named == PROXY_AUTHORIZATION || named == SET_COOKIE) {
            integer(0x10, 4, named);
            string(values, value, valueLength);
            return;
        }
        var whole = named == 0 ? 0 : StaticTable.findField(named, values, value, valueLength);
        if (whole > 0) {
            integer(0x80, 7, whole);
            return;
        }
        var key = hash(hash, values, value, valueLength);
        var entry = table.find(key, names, name, nameLength, values, value, valueLength);
        if (entry >= 0) {
            integer(0x80, 7, StaticTable.SIZE + 1 + entry);
            return;
        }
        var keeps = isRepeated(key) && nameLength + valueLength <= MOST_KEPT;
        integer(keeps ? 0x40 : 0, keeps ? 6 : 4, named);
        if (named == 0) {
            string(names, name, nameLength);
        }
        string(values, value, valueLength);
        if (keeps) {
            table.add(names, name, nameLength, values, value, valueLength, key);
        }
    }

    private boolean isRepeated(int key) {
        var slot = (key ^ key >>> 7 ^ key >>> 17) & SEEN_MASK;
        if (seen[slot] == key) {
            return true;
        }
        seen[slot] = key;
        return false;
    }

    private static int hash(int name, byte[] values, int value, int length) {
        var hash = name;
        for (var i = value; i < value + length; i++) {
            hash = 31 * hash + values[i];
        }
        return hash;
    }

    private void string(byte[] source, int offset, int length) {
        integer(0, 7, length);
        out.put(source, offset, length);
    }

    private void integer(int pattern, int prefix, int value) {
        var mask = (1 << prefix) - 1;
        if (value < mask) {
            out.put(pattern | value);
            return;
        }
        out.put(pattern | mask);
        var rest = value - mask;
        while (rest >= 0x80) {
            out.put(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.put(rest);
    }
}
