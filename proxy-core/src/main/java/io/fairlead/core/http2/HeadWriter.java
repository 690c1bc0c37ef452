package io.fairlead.core.http2;

/// Writes the fields of one head. Runs under the connection's lock: it must not wait for anything.
@FunctionalInterface
public interface HeadWriter {

    /// Writes pseudo-headers first, then fields.
    void write(HpackEncoder encoder);
}
