package io.fairlead.core.http;

import org.jspecify.annotations.Nullable;

/// Names of fields: how they are compared, and the spellings that servers take for one another.
final class FieldName {

    private static final int LONGEST = 40;

    private FieldName() {}

    /// The hash by which names are compared: that of the name in lower case, as [String#hashCode] computes it.
    static int hash(String name) {
        var hash = 0;
        for (var i = 0; i < name.length(); i++) {
            hash = 31 * hash + Ascii.lower((byte) name.charAt(i));
        }
        return hash;
    }

    static int hash(byte[] name) {
        var hash = 0;
        for (var b : name) {
            hash = 31 * hash + Ascii.lower(b);
        }
        return hash;
    }

    static boolean hasUnderscore(byte[] bytes, int start, int length) {
        for (var i = start; i < start + length; i++) {
            if (bytes[i] == '_') {
                return true;
            }
        }
        return false;
    }

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
