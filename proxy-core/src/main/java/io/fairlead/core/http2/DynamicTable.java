package io.fairlead.core.http2;

import java.util.Arrays;

/// The fields that a connection has lately carried (RFC 7541 section 2.3.2), newest first, as one run of bytes
/// with a ring of positions beside it.
final class DynamicTable {

    private static final int OVERHEAD = 32;
    private static final int STRIDE = 4;
    private static final int START = 0;
    private static final int NAME_LENGTH = 1;
    private static final int VALUE_LENGTH = 2;
    private static final int HASH = 3;
    private static final int USUAL = 512;

    private byte[] bytes = new byte[USUAL];
    private int end;
    private int[] ring = new int[16 * STRIDE];
    private int newest = -1;
    private int count;
    private int size;
    private int most;

    DynamicTable(int most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    /// The sum of the sizes of the fields, each with 32 on top.
    int size() {
        return size;
    }

    int most() {
        return most;
    }

    /// Changes the bound, and drops what no longer fits.
    void most(int value) {
        most = value;
        evict(0);
    }

    /// The array in which the fields are; valid until the next change.
    byte[] bytes() {
        return bytes;
    }

    /// Where the name of a field begins; its value follows at once.
    int start(int index) {
        return ring[slot(index) + START];
    }

    int nameLength(int index) {
        return ring[slot(index) + NAME_LENGTH];
    }

    int valueLength(int index) {
        return ring[slot(index) + VALUE_LENGTH];
    }

    /// Adds a field in front; name and value may lie in this table.
    void add(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength, int hash) {
        var needed = nameLength + valueLength + OVERHEAD;
        evict(needed);
        if (needed > most) {
            return;
        }
        makeRoom(nameLength + valueLength);
        var start = end;
        System.arraycopy(names, name, bytes, start, nameLength);
        System.arraycopy(values, value, bytes, start + nameLength, valueLength);
        end += nameLength + valueLength;
        size += needed;
        enter(start, nameLength, valueLength, hash);
    }

    /// The index of a field with this hash, name and value, or -1.
    int find(int hash, byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        for (var index = 0; index < count; index++) {
            if (ring[slot(index) + HASH] == hash
                    && is(start(index), nameLength(index), names, name, nameLength)
                    && is(start(index) + nameLength, valueLength(index), values, value, valueLength)) {
                return index;
            }
        }
        return -1;
    }

    private boolean is(int start, int length, byte[] others, int other, int otherLength) {
        return Arrays.equals(bytes, start, start + length, others, other, other + otherLength);
    }

    private void evict(int needed) {
        while (count > 0 && size + needed > most) {
            var oldest = count - 1;
            size -= nameLength(oldest) + valueLength(oldest) + OVERHEAD;
            count--;
        }
        if (count == 0) {
            size = 0;
        }
    }

    /// Moves to another array when this one is full: the new field may be made of an old one.
    private void makeRoom(int length) {
        if (end + length <= bytes.length) {
            return;
        }
        var start = count == 0 ? end : start(count - 1);
        var live = end - start;
        var moved = new byte[Math.max(USUAL, 2 * (live + length))];
        System.arraycopy(bytes, start, moved, 0, live);
        for (var index = 0; index < count; index++) {
            ring[slot(index) + START] -= start;
        }
        bytes = moved;
        end = live;
    }

    private void enter(int start, int nameLength, int valueLength, int hash) {
        if (count * STRIDE == ring.length) {
            widen();
        }
        newest = newest + 1 & ring.length / STRIDE - 1;
        count++;
        var slot = newest * STRIDE;
        ring[slot + START] = start;
        ring[slot + NAME_LENGTH] = nameLength;
        ring[slot + VALUE_LENGTH] = valueLength;
        ring[slot + HASH] = hash;
    }

    private void widen() {
        var wider = new int[2 * ring.length];
        for (var index = 0; index < count; index++) {
            System.arraycopy(ring, slot(index), wider, (count - 1 - index) * STRIDE, STRIDE);
        }
        ring = wider;
        newest = count - 1;
    }

    private int slot(int index) {
        return (newest - index & ring.length / STRIDE - 1) * STRIDE;
    }
}
