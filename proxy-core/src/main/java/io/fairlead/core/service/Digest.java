package io.fairlead.core.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The first hexadecimal digits of a digest of a text.
final class Digest {

    private Digest() {}

    static String sha1(String text, int digits) {
        return of("SHA-1", text, digits);
    }

    static String sha256(String text, int digits) {
        return of("SHA-256", text, digits);
    }

    private static String of(String algorithm, String text, int digits) {
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, (digits + 1) / 2).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
