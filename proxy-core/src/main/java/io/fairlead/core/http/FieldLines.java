package io.fairlead.core.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Field lines as one run of bytes in the form in which they go out, `Name: value CR LF`, with an index beside it:
/// order, case and every byte are kept, and untouched neighbours are written as one piece.
///
/// Lines are gone through by their slots in the index, from [#START] with [#after], until there is none.
abstract sealed class FieldLines permits HeaderBlock {

    private static final int STRIDE = 4;
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 1;
    private static final int END = 2;
    private static final int HASH = 3;
    private static final int REMOVED = -1;
    private static final int NONE = -1;

    /// The slot before the first.
    static final int START = -STRIDE;

    /// The lengths of `: ` and of CR LF.
    private static final int COLON = 2;

    private static final int LINE_END = 2;

    private static final int USUAL = 512;
    private static final int USUAL_SLOTS = 16 * STRIDE;

    /// A connection may live for days: what one long head needed is not kept for the next one.
    private static final int MOST_KEPT = 8 << 10;

    private static final int MOST_SLOTS_KEPT = 64 * STRIDE;

    private final HeadBudget budget;
    private long charged;
    private byte[] bytes = new byte[USUAL];
    private int size;
    private int[] index = new int[USUAL_SLOTS];
    private int top;
    private int live;

    FieldLines(HeadBudget budget) {
        this.budget = budget;
    }

    /// Forgets all lines and keeps the memory of a usual head.
    final void clearLines() {
        if (bytes.length > MOST_KEPT || index.length > MOST_SLOTS_KEPT) {
            bytes = new byte[USUAL];
            index = new int[USUAL_SLOTS];
        }
        if (charged > 0) {
            budget.give(charged);
            charged = 0;
        }
        size = 0;
        top = 0;
        live = 0;
    }

    /// Becomes a copy of others.
    final void copyLines(FieldLines source) {
        bytes = source.bytes.clone();
        size = source.size;
        index = source.index.clone();
        top = source.top;
        live = source.live;
    }

    /// The number of lines.
    final int lines() {
        return live;
    }

    /// Where in [#bytes] the next line will start.
    final int extent() {
        return size;
    }

    /// The slot of the next line, or -1.
    final int after(int before) {
        for (var slot = before + STRIDE; slot < top; slot += STRIDE) {
            if (index[slot] != REMOVED) {
                return slot;
            }
        }
        return NONE;
    }

    /// The slot of the next line of that name, or -1.
    final int after(int before, String name) {
        var hash = FieldName.hash(name);
        for (var slot = before + STRIDE; slot < top; slot += STRIDE) {
            if (index[slot + HASH] == hash && index[slot] != REMOVED && is(slot, name)) {
                return slot;
            }
        }
        return NONE;
    }

    /// The slot of the next line of that name, or -1.
    final int after(int before, KnownField field) {
        for (var slot = before + STRIDE; slot < top; slot += STRIDE) {
            if (index[slot] != REMOVED && is(slot, field)) {
                return slot;
            }
        }
        return NONE;
    }

    final byte[] bytes() {
        return bytes;
    }

    final int nameStart(int slot) {
        return index[slot + NAME];
    }

    final int nameLength(int slot) {
        return index[slot + NAME_LENGTH];
    }

    /// The hash of the name in lower case.
    final int hash(int slot) {
        return index[slot + HASH];
    }

    final int valueStart(int slot) {
        return nameStart(slot) + nameLength(slot) + COLON;
    }

    final int valueLength(int slot) {
        return index[slot + END] - LINE_END - valueStart(slot);
    }

    final String name(int slot) {
        return text(nameStart(slot), nameLength(slot));
    }

    final String value(int slot) {
        return text(valueStart(slot), valueLength(slot));
    }

    final void remove(int slot) {
        index[slot] = REMOVED;
        live--;
    }

    /// Adds a line that has come, and takes what a long head needs from the budget.
    ///
    /// @throws BadMessage if the budget has not so much
    final void append(byte[] names, int name, int nameLength, int hash, byte[] values, int value, int valueLength) {
        reserve(nameLength + valueLength);
        charge();
        line(names, name, nameLength, hash, values, value, valueLength);
    }

    /// Adds a line.
    final void line(byte[] names, int name, int nameLength, int hash, byte[] values, int value, int valueLength) {
        reserve(nameLength + valueLength);
        var start = size;
        put(names, name, nameLength);
        putColon();
        put(values, value, valueLength);
        end(newSlot(), start, nameLength, hash);
    }

    /// Adds a line.
    final void line(String name, int hash, String value) {
        write(newSlot(), name, hash, value);
    }

    /// Puts a line in the place of another.
    final void replace(int slot, String name, int hash, String value) {
        write(slot, name, hash, value);
    }

    /// Writes all lines, without the empty one that ends a head, and leaves out those of one name.
    final void writeTo(Output out, @Nullable KnownField except) throws IOException {
        var runStart = 0;
        var runEnd = 0;
        for (var slot = after(START); slot >= 0; slot = after(slot)) {
            if (except != null && is(slot, except)) {
                continue;
            }
            var start = nameStart(slot);
            if (start != runEnd) {
                out.put(bytes, runStart, runEnd - runStart);
                runStart = start;
            }
            runEnd = index[slot + END];
        }
        out.put(bytes, runStart, runEnd - runStart);
    }

    private boolean is(int slot, String name) {
        if (nameLength(slot) != name.length()) {
            return false;
        }
        for (var i = 0; i < name.length(); i++) {
            if (Ascii.lower(bytes[index[slot] + i]) != Ascii.lower((byte) name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean is(int slot, KnownField field) {
        return hash(slot) == field.hash() && Ascii.same(bytes, nameStart(slot), nameLength(slot), field.lowerName());
    }

    private void write(int slot, String name, int hash, String value) {
        reserve(name.length() + value.length());
        var start = size;
        put(name);
        putColon();
        put(value);
        end(slot, start, name.length(), hash);
    }

    private int newSlot() {
        var slot = top;
        if (slot + STRIDE > index.length) {
            index = Arrays.copyOf(index, 2 * index.length);
        }
        top += STRIDE;
        live++;
        return slot;
    }

    private void end(int slot, int start, int nameLength, int hash) {
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        index[slot + NAME] = start;
        index[slot + NAME_LENGTH] = nameLength;
        index[slot + END] = size;
        index[slot + HASH] = hash;
    }

    private void put(byte[] source, int start, int length) {
        System.arraycopy(source, start, bytes, size, length);
        size += length;
    }

    private void put(String latin1) {
        for (var i = 0; i < latin1.length(); i++) {
            bytes[size++] = (byte) latin1.charAt(i);
        }
    }

    private void putColon() {
        bytes[size++] = ':';
        bytes[size++] = ' ';
    }

    private String text(int start, int length) {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    /// Makes room for a line whose name and value have that length together.
    private void reserve(int length) {
        var needed = size + length + COLON + LINE_END;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
    }

    private void charge() {
        var beyond = bytes.length - MOST_KEPT - charged;
        if (beyond > 0) {
            budget.take(beyond);
            charged += beyond;
        }
    }
}
