package io.fairlead.core.http;

/// Takes the trailers of an HTTP/2 message (F-17).
public final class TrailerFields extends DecodedFields {

    /// Begins trailers.
    public void begin(HeaderBlock target, Limits limits) {
        start(target, limits);
    }

    /// All fields have come: checks what can only be checked now.
    public void end() {
        if (block().decidesBeforeBody()) {
            malform("trailers hold a field that is decided before the body");
        }
    }

    @Override
    void pseudo(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        malform("pseudo-header in trailers");
    }

    @Override
    void special(KnownField known, byte[] values, int value, int valueLength) {
        malform("field " + known.lowerName() + " in trailers");
    }
}
