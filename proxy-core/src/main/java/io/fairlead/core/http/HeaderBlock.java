package io.fairlead.core.http;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The fields of a message, kept as the lines in which they came and go out. It belongs to one thread.
public final class HeaderBlock extends FieldLines implements Headers {

    private int received;
    private boolean managed;
    private boolean underscored;

    /// A block without fields.
    public HeaderBlock() {
        this(HeadBudget.UNLIMITED);
    }

    /// A block that takes what a long head needs from a budget, until it is cleared.
    HeaderBlock(HeadBudget budget) {
        super(budget);
    }

    /// Forgets all fields and keeps the memory of a usual head.
    public void clear() {
        clearLines();
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

    /// Notes what kinds of name have come.
    void mark(boolean managedField, boolean underscore) {
        managed |= managedField;
        underscored |= underscore;
    }

    @Override
    public Optional<String> first(String name) {
        var slot = after(START, name);
        return slot < 0 ? Optional.empty() : Optional.of(value(slot));
    }

    @Override
    public List<String> all(String name) {
        var found = new ArrayList<String>();
        for (var slot = after(START, name); slot >= 0; slot = after(slot, name)) {
            found.add(value(slot));
        }
        return found;
    }

    @Override
    public boolean contains(String name) {
        return after(START, name) >= 0;
    }

    /// Whether the first field of that name says anything.
    public boolean hasValue(String name) {
        var slot = after(START, name);
        return slot >= 0 && valueLength(slot) > 0;
    }

    /// What a search finds in the first value of that name in which it finds something, or `null`.
    public <T> @Nullable T search(String name, ValueSearch<T> search) {
        for (var slot = after(START, name); slot >= 0; slot = after(slot, name)) {
            var start = valueStart(slot);
            var found = search.in(bytes(), start, start + valueLength(slot));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public void set(String name, String value) {
        var slot = after(START, name);
        if (slot < 0) {
            add(name, value);
            return;
        }
        FieldSyntax.check(name, value);
        replace(slot, name, FieldName.hash(name), value);
        for (var other = after(slot, name); other >= 0; other = after(other, name)) {
            remove(other);
        }
    }

    @Override
    public void add(String name, String value) {
        FieldSyntax.check(name, value);
        if (!ofConnection(name)) {
            line(name, FieldName.hash(name), value);
        }
    }

    /// Adds a field whose name and value are known to be good.
    public void addTrusted(byte[] name, byte[] value) {
        line(name, 0, name.length, FieldName.hash(name), value, 0, value.length);
    }

    @Override
    public void remove(String name) {
        for (var slot = after(START, name); slot >= 0; slot = after(slot, name)) {
            remove(slot);
        }
    }

    /// All fields so far came from the peer; what is set from now on was made here.
    void received() {
        received = extent();
    }

    /// Removes all fields of that name that came from the peer.
    void removeReceived(String name) {
        for (var slot = after(START, name); slot >= 0; slot = after(slot, name)) {
            if (nameStart(slot) < received) {
                remove(slot);
            }
        }
    }

    /// Removes all fields that only a trusted peer may send, in every spelling that a server could take
    /// for one (H-03).
    public void removeManaged() {
        for (var slot = after(START); slot >= 0; slot = after(slot)) {
            var known = FieldName.asDashed(bytes(), nameStart(slot), nameLength(slot));
            if (known != null && known.role() == KnownField.Role.MANAGED) {
                remove(slot);
            }
        }
        managed = false;
    }

    /// Removes all fields whose name has an underscore.
    public void removeUnderscored() {
        for (var slot = after(START); slot >= 0; slot = after(slot)) {
            if (FieldName.hasUnderscore(bytes(), nameStart(slot), nameLength(slot))) {
                remove(slot);
            }
        }
        underscored = false;
    }

    /// Gives the name of all fields of that name this letter case.
    void spell(String name) {
        for (var slot = after(START, name); slot >= 0; slot = after(slot, name)) {
            for (var i = 0; i < name.length(); i++) {
                bytes()[nameStart(slot) + i] = (byte) name.charAt(i);
            }
        }
    }

    @Override
    public int size() {
        return lines();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> field) {
        for (var slot = after(START); slot >= 0; slot = after(slot)) {
            field.accept(name(slot), value(slot));
        }
    }

    /// Hands each field on as bytes, in order.
    public void forEachField(FieldBytes target) {
        for (var slot = after(START); slot >= 0; slot = after(slot)) {
            target.field(bytes(), nameStart(slot), nameLength(slot), hash(slot), valueStart(slot), valueLength(slot));
        }
    }

    @Override
    public HeaderBlock copy() {
        var copy = new HeaderBlock();
        copy.copyLines(this);
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

    /// Writes the values of all fields of one name, joined by a comma and a space.
    ///
    /// @return whether there was one that is not empty
    boolean writeJoined(Output out, KnownField field) throws IOException {
        var written = false;
        for (var slot = after(START, field); slot >= 0; slot = after(slot, field)) {
            var length = valueLength(slot);
            if (length == 0) {
                continue;
            }
            if (written) {
                out.text(", ");
            }
            out.put(bytes(), valueStart(slot), length);
            written = true;
        }
        return written;
    }

    /// Whether there is a field of that name.
    boolean contains(KnownField field) {
        return after(START, field) >= 0;
    }

    /// Whether the field's first value is empty.
    boolean isBlank(KnownField field) {
        var slot = after(START, field);
        return slot >= 0 && valueLength(slot) == 0;
    }

    /// Makes one field of all those of a name.
    void join(KnownField field, String separator) {
        var first = after(START, field);
        if (first < 0 || after(first, field) < 0) {
            return;
        }
        var joined = new StringBuilder(value(first));
        for (var slot = after(first, field); slot >= 0; slot = after(slot, field)) {
            joined.append(separator).append(value(slot));
            remove(slot);
        }
        replace(first, field.lowerName(), field.hash(), joined.toString());
    }

    /// Whether a field is here that counts only where it comes before the body (F-17).
    boolean decidesBeforeBody() {
        return managed
                || contains(KnownField.AUTHORIZATION)
                || contains(KnownField.COOKIE)
                || contains(KnownField.FORWARDED);
    }

    /// Whether the name belongs to one connection and is therefore never kept among the fields.
    public static boolean ofConnection(String name) {
        var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        var known = KnownField.find(FieldName.hash(name), bytes, 0, bytes.length);
        return known != null && known.isOfConnection();
    }

    /// Looks for something in the bytes of a value.
    @FunctionalInterface
    public interface ValueSearch<T> {

        /// What there is from `start` to `end`, or `null`.
        @Nullable
        T in(byte[] bytes, int start, int end);
    }
}
