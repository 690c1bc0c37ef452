package io.fairlead.core.service;

import java.nio.charset.StandardCharsets;

/// The hashes of Fowler, Noll and Vo with 64 bits, in hexadecimal digits without leading zeros.
final class Fnv {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fnv() {}

    /// FNV-1: multiplies first.
    static String one(String text) {
        var hash = OFFSET;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash * PRIME ^ octet & 0xff;
        }
        return Long.toHexString(hash);
    }

    /// FNV-1a: multiplies last.
    static String oneA(String text) {
        var hash = OFFSET;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ octet & 0xff) * PRIME;
        }
        return Long.toHexString(hash);
    }
}
