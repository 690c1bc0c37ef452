package io.fairlead.core.service;

import io.fairlead.core.http.HeaderBlock;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Looks for the cookie that names a server (RFC 6265 section 5.4), in all `Cookie` fields and over their bytes. What
/// is no pair of name and value, and what names no server, is passed over.
final class CookieSearch implements HeaderBlock.ValueSearch<Handler> {

    private static final String FIELD = "Cookie";

    private final byte[] name;
    private final ServerMarks marks;

    CookieSearch(String name, ServerMarks marks) {
        this.name = name.getBytes(StandardCharsets.ISO_8859_1);
        this.marks = marks;
    }

    /// The server that a cookie names, or `null`.
    @Nullable
    Handler in(Headers headers) {
        if (headers instanceof HeaderBlock block) {
            return block.search(FIELD, this);
        }
        for (var value : headers.all(FIELD)) {
            var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            var found = in(bytes, 0, bytes.length);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public @Nullable Handler in(byte[] bytes, int start, int end) {
        for (var at = start; at < end; ) {
            var stop = endOfPair(bytes, at, end);
            var found = pair(bytes, at, stop);
            if (found != null) {
                return found;
            }
            at = stop + 1;
        }
        return null;
    }

    private @Nullable Handler pair(byte[] bytes, int start, int end) {
        var first = start;
        while (first < end && isBlank(bytes[first])) {
            first++;
        }
        var equals = first + name.length;
        if (equals >= end || bytes[equals] != '=' || !Arrays.equals(bytes, first, equals, name, 0, name.length)) {
            return null;
        }
        var last = end;
        while (isBlank(bytes[last - 1])) {
            last--;
        }
        return value(bytes, equals + 1, last);
    }

    /// Quotes around a value are no part of it.
    private @Nullable Handler value(byte[] bytes, int start, int end) {
        var quoted = end - start > 1 && bytes[start] == '"' && bytes[end - 1] == '"';
        return quoted ? marks.find(bytes, start + 1, end - 1) : marks.find(bytes, start, end);
    }

    private static int endOfPair(byte[] bytes, int start, int end) {
        for (var i = start; i < end; i++) {
            if (bytes[i] == ';') {
                return i;
            }
        }
        return end;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
