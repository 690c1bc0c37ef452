package io.fairlead.core.http;

import org.jspecify.annotations.Nullable;

/// Takes the fields of an HTTP/2 message into a block, by the grammar of RFC 9113 section 8.2 and within
/// limits that are counted before anything is stored (S-05). What is wrong is remembered, since the rest of
/// the compressed block has to be decoded all the same.
public abstract sealed class DecodedFields implements FieldSink permits RequestFields, ResponseFields, TrailerFields {

    /// What each field costs beyond its bytes (RFC 9113 section 10.5.1).
    private static final int OVERHEAD = 32;

    /// Stands where a message will be; nothing is ever added to it.
    private static final HeaderBlock NONE = new HeaderBlock();

    private HeaderBlock block = NONE;
    private Limits limits = Limits.REQUEST;
    private int budget;
    private int count;
    private boolean regular;
    private @Nullable String malformed;
    private @Nullable BadMessage refusal;

    /// Begins a message.
    final void start(HeaderBlock target, Limits bounds) {
        block = target;
        limits = bounds;
        budget = bounds.headBytes();
        count = 0;
        regular = false;
        malformed = null;
        refusal = null;
    }

    /// What makes the message malformed (RFC 9113 section 8.1.1), or nothing.
    public final @Nullable String malformed() {
        return malformed;
    }

    /// Why a message that is not malformed must be refused, or nothing.
    public final @Nullable BadMessage refusal() {
        return refusal;
    }

    @Override
    public final void field(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        if (isSpoiled()) {
            return;
        }
        var pseudo = nameLength > 0 && names[name] == ':';
        count += pseudo ? 0 : 1;
        budget -= nameLength + valueLength + OVERHEAD;
        if (budget < 0 || count > limits.fields()) {
            refuse(new BadMessage(431, "header list exceeds its limits"));
            return;
        }
        if (pseudo) {
            takePseudo(names, name, nameLength, values, value, valueLength);
            return;
        }
        regular = true;
        takeRegular(names, name, nameLength, values, value, valueLength);
    }

    /// Takes a field whose name begins with a colon.
    abstract void pseudo(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength);

    /// Takes a field that is about the message itself or about the connection.
    abstract void special(KnownField known, byte[] values, int value, int valueLength);

    /// Whether nothing more is worth storing.
    final boolean isSpoiled() {
        return malformed != null || refusal != null && isTooMuch(refusal);
    }

    final HeaderBlock block() {
        return block;
    }

    final void malform(String reason) {
        if (malformed == null) {
            malformed = reason;
        }
    }

    final void refuse(BadMessage reason) {
        if (refusal == null || isTooMuch(reason)) {
            refusal = reason;
        }
    }

    private static boolean isTooMuch(BadMessage reason) {
        return reason.status() == 431 || reason.status() == 503;
    }

    private void takePseudo(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        if (regular) {
            malform("pseudo-header behind a field");
            return;
        }
        pseudo(names, name, nameLength, values, value, valueLength);
    }

    private void takeRegular(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        var hash = 0;
        var underscore = false;
        for (var i = name; i < name + nameLength; i++) {
            var lower = Ascii.tokenLower(names[i]);
            if (lower == 0 || lower != names[i]) {
                malform("field name is not a token in lower case");
                return;
            }
            hash = 31 * hash + lower;
            underscore |= lower == '_';
        }
        if (nameLength == 0 || !isValue(values, value, valueLength)) {
            malform("field without a name, or a value with what no value may hold");
            return;
        }
        var known = underscore
                ? FieldName.asDashed(names, name, nameLength)
                : KnownField.find(hash, names, name, nameLength);
        if (known != null && !underscore && known.isOfConnection()) {
            special(known, values, value, valueLength);
            return;
        }
        block.mark(known != null && known.role() == KnownField.Role.MANAGED, underscore);
        try {
            block.append(names, name, nameLength, hash, values, value, valueLength);
        } catch (BadMessage e) {
            refuse(e);
        }
    }

    private static boolean isValue(byte[] values, int value, int length) {
        if (length > 0 && (Ascii.isBlank(values[value]) || Ascii.isBlank(values[value + length - 1]))) {
            return false;
        }
        for (var i = value; i < value + length; i++) {
            if (!Ascii.isValue(values[i])) {
                return false;
            }
        }
        return true;
    }
}
