package io.fairlead.core.http;

/// Takes the fields of a compressed header block, one after the other. The arrays are valid during the call only.
@FunctionalInterface
public interface FieldSink {

    /// Takes nothing: a block that nobody wants is decoded all the same, for its table.
    FieldSink NONE = (names, name, nameLength, values, value, valueLength) -> {};

    /// Takes a field, checked in nothing.
    void field(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength);
}
