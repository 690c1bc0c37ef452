package io.fairlead.core.http;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Fields as one run of bytes in the form in which they go out, `Name: value CR LF`, with an index
/// beside it: order, case and every byte are kept, and untouched neighbours are written as one piece.
public final class HeaderBlock implements Headers {

    private static final int STRIDE = 4;
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 1;
    private static final int END = 2;
    private static final int HASH = 3;
    private static final int REMOVED = -1;

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
    private int slots;
    private int live;
    private int received;
    private boolean managed;
    private boolean underscored;

    /// A block without fields.
    public HeaderBlock() {
        this(HeadBudget.UNLIMITED);
    }

    /// A block that takes what a long head needs from a budget, until it is cleared.
    HeaderBlock(HeadBudget budget) {
        this.budget = budget;
    }

    /// Forgets all fields and keeps the memory of a usual head.
    public void clear() {
        if (bytes.length > MOST_KEPT || index.length > MOST_SLOTS_KEPT) {
            bytes = new byte[USUAL];
            index = new int[USUAL_SLOTS];
        }
        if (charged > 0) {
            budget.give(charged);
            charged = 0;
        }
        size = 0;
        slots = 0;
        live = 0;
        received = 0;
        managed = false;
        underscored = false;
    }

    /// Whether a field came that only a trusted peer may send.
    public boolean hasManaged() {
        return managed;
    }

    /// Whether a name has an underscore.
    public boolean hasUnderscore() {
        return underscored;
    }

    /// Adds a field that has been checked.
    ///
    /// @param hash that of the name in lower case, as [String#hashCode] computes it
    void append(byte[] source, int name, int nameLength, int hash, int value, int valueLength) {
        append(source, name, nameLength, hash, source, value, valueLength);
    }

    /// The same, of two arrays.
    void append(byte[] names, int name, int nameLength, int hash, byte[] values, int value, int valueLength) {
        reserve(nameLength + valueLength + 4);
        charge();
        var start = size;
        System.arraycopy(names, name, bytes, size, nameLength);
        size += nameLength;
        bytes[size++] = ':';
        bytes[size++] = ' ';
        System.arraycopy(values, value, bytes, size, valueLength);
        size += valueLength;
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        enter(slots * STRIDE, start, nameLength, hash);
        slots++;
        live++;
    }

    /// Notes what kinds of name have come.
    void mark(boolean managedField, boolean underscore) {
        managed |= managedField;
        underscored |= underscore;
    }

    @Override
    public Optional<String> first(String name) {
        var slot = find(name, 0);
        return slot < 0 ? Optional.empty() : Optional.of(value(slot));
    }

    @Override
    public List<String> all(String name) {
        var found = new ArrayList<String>();
        for (var slot = find(name, 0); slot >= 0; slot = find(name, slot + STRIDE)) {
            found.add(value(slot));
        }
        return found;
    }

    @Override
    public boolean contains(String name) {
        return find(name, 0) >= 0;
    }

    /// What a search finds in the first value of that name in which it finds something, or `null`.
    public <T> @Nullable T search(String name, ValueSearch<T> search) {
        for (var slot = find(name, 0); slot >= 0; slot = find(name, slot + STRIDE)) {
            var start = valueStart(slot);
            var found = search.in(bytes, start, start + valueLength(slot));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public void set(String name, String value) {
        var slot = find(name, 0);
        if (slot < 0) {
            add(name, value);
            return;
        }
        FieldSyntax.check(name, value);
        var start = write(name, value);
        enter(slot, start, name.length(), hash(name));
        removeFrom(name, slot + STRIDE);
    }

    @Override
    public void add(String name, String value) {
        FieldSyntax.check(name, value);
        if (ofConnection(name)) {
            return;
        }
        var start = write(name, value);
        enter(slots * STRIDE, start, name.length(), hash(name));
        slots++;
        live++;
    }

    @Override
    public void remove(String name) {
        removeFrom(name, 0);
    }

    /// All fields so far came from the peer; what is set from now on was made here.
    void received() {
        received = size;
    }

    /// Removes all fields of that name that came from the peer.
    void removeReceived(String name) {
        for (var slot = find(name, 0); slot >= 0; slot = find(name, slot + STRIDE)) {
            if (index[slot] < received) {
                removeAt(slot);
            }
        }
    }

    /// Gives the name of all fields of that name this letter case.
    void spell(String name) {
        for (var slot = find(name, 0); slot >= 0; slot = find(name, slot + STRIDE)) {
            for (var i = 0; i < name.length(); i++) {
                bytes[index[slot] + i] = (byte) name.charAt(i);
            }
        }
    }

    /// Removes all fields that only a trusted peer may send, in every spelling that a server could take
    /// for one (H-03).
    public void removeManaged() {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED && isManaged(slot)) {
                removeAt(slot);
            }
        }
        managed = false;
    }

    /// Removes all fields whose name has an underscore.
    public void removeUnderscored() {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED && hasUnderscore(slot)) {
                removeAt(slot);
            }
        }
        underscored = false;
    }

    @Override
    public int size() {
        return live;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> field) {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED) {
                field.accept(text(index[slot], index[slot + NAME_LENGTH]), value(slot));
            }
        }
    }

    /// Hands each field on as bytes, in order.
    public void forEachField(FieldBytes target) {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED) {
                target.field(
                        bytes,
                        index[slot],
                        index[slot + NAME_LENGTH],
                        index[slot + HASH],
                        valueStart(slot),
                        valueLength(slot));
            }
        }
    }

    @Override
    public HeaderBlock copy() {
        var copy = new HeaderBlock();
        copy.bytes = bytes.clone();
        copy.size = size;
        copy.index = index.clone();
        copy.slots = slots;
        copy.live = live;
        copy.received = received;
        copy.managed = managed;
        copy.underscored = underscored;
        return copy;
    }

    @Override
    public String toString() {
        var names = new ArrayList<String>();
        forEach((name, value) -> names.add(name));
        return "Headers" + names;
    }

    /// Writes all fields, without the empty line that ends a head, and leaves out those of one name.
    void writeTo(Output out, @Nullable KnownField except) throws IOException {
        var runStart = 0;
        var runEnd = 0;
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            var start = index[slot];
            if (start == REMOVED || except != null && is(slot, except)) {
                continue;
            }
            if (start != runEnd) {
                out.put(bytes, runStart, runEnd - runStart);
                runStart = start;
            }
            runEnd = index[slot + END];
        }
        out.put(bytes, runStart, runEnd - runStart);
    }

    /// Writes the values of all fields of one name, joined by a comma and a space.
    ///
    /// @return whether there was one that is not empty
    boolean writeJoined(Output out, KnownField field) throws IOException {
        var written = false;
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            var length = valueLength(slot);
            if (index[slot] == REMOVED || !is(slot, field) || length == 0) {
                continue;
            }
            if (written) {
                out.text(", ");
            }
            out.put(bytes, valueStart(slot), length);
            written = true;
        }
        return written;
    }

    /// Whether there is a field of that name.
    boolean contains(KnownField field) {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED && is(slot, field)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the field's first value is empty.
    boolean isBlank(KnownField field) {
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] != REMOVED && is(slot, field)) {
                return valueLength(slot) == 0;
            }
        }
        return false;
    }

    /// Makes one field of all those of a name.
    void join(KnownField field, String separator) {
        var first = -1;
        var joined = new StringBuilder();
        for (var slot = 0; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot] == REMOVED || !is(slot, field)) {
                continue;
            }
            if (first < 0) {
                first = slot;
                continue;
            }
            if (joined.isEmpty()) {
                joined.append(value(first));
            }
            joined.append(separator).append(value(slot));
            removeAt(slot);
        }
        if (!joined.isEmpty()) {
            var start = write(field.lowerName(), joined.toString());
            enter(first, start, field.lowerName().length(), field.hash());
        }
    }

    /// Whether a field is here that counts only where it comes before the body (F-17).
    boolean decidesBeforeBody() {
        return managed
                || contains(KnownField.AUTHORIZATION)
                || contains(KnownField.COOKIE)
                || contains(KnownField.FORWARDED);
    }

    /// Adds a field whose name and value are known to be good.
    public void addTrusted(byte[] name, byte[] value) {
        var hash = 0;
        for (var b : name) {
            hash = 31 * hash + Ascii.lower(b);
        }
        var start = size;
        reserve(name.length + value.length + 4);
        System.arraycopy(name, 0, bytes, size, name.length);
        size += name.length;
        bytes[size++] = ':';
        bytes[size++] = ' ';
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        enter(slots * STRIDE, start, name.length, hash);
        slots++;
        live++;
    }

    /// Whether the name belongs to one connection and is therefore never kept among the fields.
    public static boolean ofConnection(String name) {
        var known = KnownField.find(hash(name), name.getBytes(StandardCharsets.ISO_8859_1), 0, name.length());
        return known != null && known.isOfConnection();
    }

    private void enter(int slot, int start, int nameLength, int hash) {
        if (slot + STRIDE > index.length) {
            index = Arrays.copyOf(index, 2 * index.length);
        }
        index[slot + NAME] = start;
        index[slot + NAME_LENGTH] = nameLength;
        index[slot + END] = size;
        index[slot + HASH] = hash;
    }

    private int write(String name, String value) {
        reserve(name.length() + value.length() + 4);
        var start = size;
        put(name);
        bytes[size++] = ':';
        bytes[size++] = ' ';
        put(value);
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return start;
    }

    private void put(String latin1) {
        for (var i = 0; i < latin1.length(); i++) {
            bytes[size++] = (byte) latin1.charAt(i);
        }
    }

    private void reserve(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
        }
    }

    private void charge() {
        var beyond = bytes.length - MOST_KEPT - charged;
        if (beyond > 0) {
            budget.take(beyond);
            charged += beyond;
        }
    }

    private void removeFrom(String name, int start) {
        for (var slot = find(name, start); slot >= 0; slot = find(name, slot + STRIDE)) {
            removeAt(slot);
        }
    }

    private void removeAt(int slot) {
        index[slot] = REMOVED;
        live--;
    }

    private int find(String name, int start) {
        var hash = hash(name);
        for (var slot = start; slot < slots * STRIDE; slot += STRIDE) {
            if (index[slot + HASH] == hash && index[slot] != REMOVED && sameName(slot, name)) {
                return slot;
            }
        }
        return -1;
    }

    private boolean sameName(int slot, String name) {
        if (index[slot + NAME_LENGTH] != name.length()) {
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
        return index[slot + HASH] == field.hash()
                && Ascii.same(bytes, index[slot], index[slot + NAME_LENGTH], field.lowerName());
    }

    private boolean isManaged(int slot) {
        var known = FieldName.asDashed(bytes, index[slot], index[slot + NAME_LENGTH]);
        return known != null && known.role() == KnownField.Role.MANAGED;
    }

    private boolean hasUnderscore(int slot) {
        for (var i = 0; i < index[slot + NAME_LENGTH]; i++) {
            if (bytes[index[slot] + i] == '_') {
                return true;
            }
        }
        return false;
    }

    private String value(int slot) {
        return text(valueStart(slot), valueLength(slot));
    }

    private int valueStart(int slot) {
        return index[slot] + index[slot + NAME_LENGTH] + 2;
    }

    private int valueLength(int slot) {
        return index[slot + END] - 2 - valueStart(slot);
    }

    private String text(int start, int length) {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    /// Looks for something in the bytes of a value.
    @FunctionalInterface
    public interface ValueSearch<T> {

        /// What there is from `start` to `end`, or `null`.
        @Nullable
        T in(byte[] bytes, int start, int end);
    }

    private static int hash(String name) {
        var hash = 0;
        for (var i = 0; i < name.length(); i++) {
            hash = 31 * hash + Ascii.lower((byte) name.charAt(i));
        }
        return hash;
    }
}
