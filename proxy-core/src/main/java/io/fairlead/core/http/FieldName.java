package io.fairlead.core.http;

import org.jspecify.annotations.Nullable;

/// Spellings of field names that servers take for one another.
final class FieldName {

    private static final int LONGEST = 40;

    private FieldName() {}

    /// The known field that this name becomes when each underscore is read as a dash, as CGI and WSGI do.
    static @Nullable KnownField asDashed(byte[] bytes, int start, int length) {
        if (length > LONGEST) {
            return null;
        }
        var dashed = new byte[length];
        var hash = 0;
        for (var i = 0; i < length; i++) {
            var b = bytes[start + i] == '_' ? (byte) '-' : Ascii.lower(bytes[start + i]);
            dashed[i] = b;
            hash = 31 * hash + b;
        }
        return KnownField.find(hash, dashed, 0, length);
    }
}
