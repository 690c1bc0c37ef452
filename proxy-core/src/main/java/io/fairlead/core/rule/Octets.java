package io.fairlead.core.rule;

import java.nio.charset.StandardCharsets;

/// Bytes held in a `String`, one byte a character: the form in which what comes from the wire is compared.
public final class Octets {

    private Octets() {}

    /// The UTF-8 bytes of a text; the same `String` if it is ASCII.
    public static String of(String text) {
        return Ascii.only(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// The text that these bytes are in UTF-8, with U+FFFD for what is none; the same `String` if it is ASCII.
    static String text(String octets) {
        return Ascii.only(octets)
                ? octets
                : new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
