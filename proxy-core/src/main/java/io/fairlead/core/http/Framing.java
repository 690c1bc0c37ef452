package io.fairlead.core.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fields of one connection say about a message: where it ends, and what becomes of the
/// connection. The same rules for requests and responses.
public final class Framing {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_OPTIONS = 100;

    private final Set<String> keepable;
    private long length;
    private boolean coded;
    private boolean close;
    private boolean keepAlive;
    private boolean acceptsTrailers;
    private boolean expectsContinue;
    private boolean switches;
    private @Nullable String protocols;
    private @Nullable String codings;
    private @Nullable List<String> named;
    private List<String> kept = List.of();

    Framing() {
        this(Set.of());
    }

    /// @param keepable names, in lower case, of fields that stay although `Connection` lists them
    Framing(Set<String> keepable) {
        this.keepable = keepable;
    }

    void clear() {
        length = -1;
        coded = false;
        close = false;
        keepAlive = false;
        acceptsTrailers = false;
        expectsContinue = false;
        switches = false;
        protocols = null;
        codings = null;
        named = null;
        kept = List.of();
    }

    /// The announced length, or -1.
    public long length() {
        return length;
    }

    /// Whether the body travels in chunks.
    public boolean chunked() {
        return coded;
    }

    /// Whether `Connection: close` came.
    public boolean close() {
        return close;
    }

    /// Whether `Connection: keep-alive` came.
    public boolean keepAlive() {
        return keepAlive;
    }

    /// Whether `TE: trailers` came.
    public boolean acceptsTrailers() {
        return acceptsTrailers;
    }

    /// Whether `Expect: 100-continue` came.
    public boolean expectsContinue() {
        return expectsContinue;
    }

    /// The protocols that `Upgrade` names, in lower case, if `Connection` says that it is meant (RFC 9110
    /// section 7.8).
    public List<String> upgrades() {
        if (!switches || protocols == null) {
            return List.of();
        }
        var bytes = protocols.getBytes(StandardCharsets.ISO_8859_1);
        return Ascii.list(bytes, 0, bytes.length);
    }

    /// The names of fields that stayed although `Connection` lists them.
    public List<String> kept() {
        return kept;
    }

    /// Takes one field in.
    void take(KnownField field, byte[] bytes, int start, int valueLength) {
        switch (field) {
            case CONTENT_LENGTH -> takeLength(bytes, start, valueLength);
            case TRANSFER_ENCODING -> takeCoding(bytes, start, valueLength);
            case CONNECTION -> takeConnection(bytes, start, valueLength);
            case TE -> acceptsTrailers |= hasToken(bytes, start, valueLength, "trailers");
            case EXPECT -> takeExpectation(bytes, start, valueLength);
            case UPGRADE -> protocols = joined(protocols, bytes, start, valueLength);
            default -> {
                // the other fields of a connection say nothing about framing
            }
        }
    }

    /// Checks what can be checked only when all fields are known, and drops the fields that `Connection`
    /// names.
    void settle(int minorVersion, HeaderBlock fields) {
        if (codings != null) {
            settleCoding(codings, minorVersion);
        }
        fields.received();
        if (named == null) {
            return;
        }
        if (!keepable.isEmpty()) {
            kept = named.stream().filter(this::isKeepable).toList();
            named.removeAll(kept);
        }
        named.forEach(name -> drop(name, fields));
    }

    private boolean isKeepable(String name) {
        var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return keepable.contains(Ascii.list(bytes, 0, bytes.length).getFirst()) && isDroppable(bytes);
    }

    private void takeLength(byte[] bytes, int start, int valueLength) {
        if (length >= 0) {
            throw BadMessage.badRequest("more than one Content-Length");
        }
        if (valueLength == 0 || valueLength > MOST_DIGITS) {
            throw BadMessage.badRequest("Content-Length is not 1 to 18 digits");
        }
        var value = 0L;
        for (var i = start; i < start + valueLength; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                throw BadMessage.badRequest("Content-Length is not 1 to 18 digits");
            }
            value = 10 * value + bytes[i] - '0';
        }
        length = value;
    }

    private void takeCoding(byte[] bytes, int start, int valueLength) {
        codings = joined(codings, bytes, start, valueLength);
    }

    private static String joined(@Nullable String before, byte[] bytes, int start, int valueLength) {
        var value = new String(bytes, start, valueLength, StandardCharsets.ISO_8859_1);
        return before == null ? value : before + "," + value;
    }

    private void settleCoding(String value, int minorVersion) {
        if (length >= 0) {
            throw BadMessage.badRequest("both Content-Length and Transfer-Encoding");
        }
        if (minorVersion == 0) {
            throw BadMessage.badRequest("Transfer-Encoding in HTTP/1.0");
        }
        var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        if (!Ascii.same(bytes, 0, bytes.length, "chunked")) {
            throw new BadMessage(TransferCodings.status(bytes), "Transfer-Encoding is not exactly chunked");
        }
        coded = true;
    }

    private void takeExpectation(byte[] bytes, int start, int valueLength) {
        if (!Ascii.same(bytes, start, valueLength, "100-continue")) {
            throw new BadMessage(417, "Expect is not 100-continue");
        }
        expectsContinue = true;
    }

    private void takeConnection(byte[] bytes, int start, int valueLength) {
        var end = start + valueLength;
        for (var i = start; i < end; ) {
            var tokenStart = i;
            while (i < end && bytes[i] != ',') {
                i++;
            }
            takeOption(bytes, tokenStart, i);
            i++;
        }
    }

    private void takeOption(byte[] bytes, int from, int to) {
        var start = from;
        var end = to;
        while (start < end && Ascii.isBlank(bytes[start])) {
            start++;
        }
        while (end > start && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        if (Ascii.same(bytes, start, end - start, "close")) {
            close = true;
        } else if (Ascii.same(bytes, start, end - start, "keep-alive")) {
            keepAlive = true;
        } else if (Ascii.same(bytes, start, end - start, "upgrade")) {
            switches = true;
        } else if (end > start) {
            name(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
    }

    private void name(String option) {
        if (named == null) {
            named = new ArrayList<>();
        }
        if (named.size() == MOST_OPTIONS) {
            throw BadMessage.badRequest("more than " + MOST_OPTIONS + " connection options");
        }
        named.add(option);
    }

    /// Fields that the proxy manages, and those that identify or authorise, stay (H-02).
    private static void drop(String name, HeaderBlock fields) {
        if (isDroppable(name.getBytes(StandardCharsets.ISO_8859_1))) {
            fields.remove(name);
        }
    }

    private static boolean isDroppable(byte[] name) {
        var known = FieldName.asDashed(name, 0, name.length);
        return known == null || known.role() == KnownField.Role.ORDINARY;
    }

    private static boolean hasToken(byte[] bytes, int start, int valueLength, String lowerToken) {
        for (var item : Ascii.list(bytes, start, valueLength)) {
            if (item.equals(lowerToken)) {
                return true;
            }
        }
        return false;
    }
}
