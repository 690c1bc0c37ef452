package io.fairlead.core.service;

import io.fairlead.middleware.spi.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds handlers by marks that are given as a region of bytes: a hash table with open addresses.
final class ServerMarks {

    private static final int FACTOR = 0x01000193;

    private final byte[][] marks;
    private final @Nullable Handler[] handlers;
    private final int longest;

    ServerMarks(Map<String, Handler> byMark) {
        var places = Integer.highestOneBit(Math.max(byMark.size(), 1)) * 4;
        marks = new byte[places][];
        handlers = new Handler[places];
        var length = 0;
        for (var entry : byMark.entrySet()) {
            var mark = entry.getKey().getBytes(StandardCharsets.UTF_8);
            var place = place(mark, 0, mark.length);
            marks[place] = mark;
            handlers[place] = entry.getValue();
            length = Math.max(length, mark.length);
        }
        longest = length;
    }

    /// The handler of the mark from `start` to `end`, or `null` if nobody has that mark.
    @Nullable
    Handler find(byte[] bytes, int start, int end) {
        return end - start > longest ? null : handlers[place(bytes, start, end)];
    }

    /// Where that mark is, or where it would be.
    private int place(byte[] bytes, int start, int end) {
        var place = hash(bytes, start, end) & marks.length - 1;
        while (marks[place] != null && !Arrays.equals(marks[place], 0, marks[place].length, bytes, start, end)) {
            place = place + 1 & marks.length - 1;
        }
        return place;
    }

    private static int hash(byte[] bytes, int start, int end) {
        var hash = end - start;
        for (var i = start; i < end; i++) {
            hash = (hash ^ bytes[i]) * FACTOR;
        }
        return hash ^ hash >>> 16;
    }
}
