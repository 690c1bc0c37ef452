package io.fairlead.core.http;

/// Takes fields as bytes, one after the other. The array is valid during the call only.
@FunctionalInterface
public interface FieldBytes {

    /// @param hash that of the name in lower case, as [String#hashCode] computes it
    void field(byte[] bytes, int name, int nameLength, int hash, int value, int valueLength);
}
