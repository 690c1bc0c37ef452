package io.fairlead.core.http2;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The streams that are open, and how those ended that lately were. Guarded by the lock of the outbox.
final class Streams {

    /// How a stream came to its end.
    enum End {
        BOTH_SIDES,
        RESET_BY_PEER,
        RESET_BY_US
    }

    private static final int BUCKETS = 64;
    private static final int REMEMBERED = 256;

    private final @Nullable Http2Stream[] buckets = new @Nullable Http2Stream[BUCKETS];
    private final int[] endedIds = new int[REMEMBERED];
    private final @Nullable End[] ends = new @Nullable End[REMEMBERED];
    private int count;
    private long idleSince = System.nanoTime();

    int count() {
        return count;
    }

    /// When the last one ended, by [System#nanoTime]; only meaningful while there is none.
    long idleSince() {
        return idleSince;
    }

    @Nullable
    Http2Stream get(int id) {
        for (var stream = buckets[bucket(id)]; stream != null; stream = stream.next) {
            if (stream.id() == id) {
                return stream;
            }
        }
        return null;
    }

    void add(Http2Stream stream) {
        var bucket = bucket(stream.id());
        stream.next = buckets[bucket];
        buckets[bucket] = stream;
        count++;
    }

    void remove(Http2Stream ended, End how) {
        var bucket = bucket(ended.id());
        Http2Stream before = null;
        for (var stream = buckets[bucket]; stream != null; before = stream, stream = stream.next) {
            if (stream != ended) {
                continue;
            }
            if (before == null) {
                buckets[bucket] = stream.next;
            } else {
                before.next = stream.next;
            }
            if (--count == 0) {
                idleSince = System.nanoTime();
            }
            remember(ended.id(), how);
            return;
        }
    }

    /// Notes the end of a stream that was never open.
    void remember(int id, End how) {
        var slot = (id >>> 1) % REMEMBERED;
        endedIds[slot] = id;
        ends[slot] = how;
    }

    /// How a stream ended, if that is still known.
    @Nullable
    End endOf(int id) {
        var slot = (id >>> 1) % REMEMBERED;
        return endedIds[slot] == id ? ends[slot] : null;
    }

    void forEach(Consumer<Http2Stream> action) {
        for (var first : buckets) {
            for (var stream = first; stream != null; ) {
                var next = stream.next;
                action.accept(stream);
                stream = next;
            }
        }
    }

    private static int bucket(int id) {
        return id >>> 1 & BUCKETS - 1;
    }
}
