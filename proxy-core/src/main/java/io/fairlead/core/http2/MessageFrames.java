package io.fairlead.core.http2;

import io.fairlead.core.http.Transport;

/// The frames that carry messages: heads, and of bodies as much as there is window and room for. From the threads of
/// streams; takes the lock of the outbox, unless a method says otherwise, and leaves it to the stream to flush.
final class MessageFrames {

    private final Outbox outbox;
    private final SendWindow window;
    private final Endings endings;
    private final Departure departure;
    private final Transport transport;

    // Guarded by the lock of the outbox.
    private final HpackEncoder encoder;
    private int dataFrames;

    MessageFrames(Shared shared, Endings endings, Departure departure, Transport transport, int table) {
        this.outbox = shared.outbox();
        this.window = shared.sending();
        this.endings = endings;
        this.departure = departure;
        this.transport = transport;
        this.encoder = new HpackEncoder(table);
    }

    /// The peer says how large a table it keeps for our heads. For who holds the lock.
    void headerTable(int size) {
        encoder.allow(size);
    }

    /// Whether so much more may wait for the socket; if not, the stream is called when it may try again.
    boolean hasRoom(Http2Stream stream, int length) throws StreamClosed {
        synchronized (outbox) {
            stream.requireOpen();
            if (outbox.hasRoom(length)) {
                return true;
            }
            stream.sender(Thread.currentThread());
            outbox.awaitRoom(stream);
            return false;
        }
    }

    /// Adds a final head, or trailers.
    void head(Http2Stream stream, HeadWriter head, boolean end) throws StreamClosed {
        synchronized (outbox) {
            stream.requireOpen();
            add(stream, head, end);
        }
        if (end) {
            departure.concludeIfDone();
        }
    }

    /// Adds an interim head where that still makes sense.
    void interim(Http2Stream stream, HeadWriter head) {
        synchronized (outbox) {
            if (!stream.answered && !stream.localEnd && !outbox.isFlooded()) {
                add(stream, head, false);
                stream.answered = false;
            }
        }
    }

    /// Adds a head to a stream that is open. For who holds the lock.
    void add(Http2Stream stream, HeadWriter head, boolean end) {
        var out = outbox.pending();
        var start = out.size();
        out.frame(0, FrameType.HEADERS, 0, stream.id());
        try {
            encoder.begin(out);
            head.write(encoder);
        } catch (RuntimeException e) {
            // The tables of both sides may differ from now on.
            out.size(start);
            transport.close();
            throw e;
        }
        HeadFrames.close(out, start, end ? FrameType.END_STREAM : 0, stream.id());
        stream.answered = true;
        if (end) {
            endings.endLocal(stream);
        }
    }

    /// Adds as much of a body as there is window and room for.
    ///
    /// @return how many bytes, or -1 if none: the stream is called when it may try again
    int data(Http2Stream stream, byte[] source, int offset, int length, boolean end) throws StreamClosed {
        int count;
        synchronized (outbox) {
            stream.requireOpen();
            count = length == 0 ? 0 : allowance(stream, length);
            if (count < 0) {
                stream.sender(Thread.currentThread());
                return count;
            }
            add(stream, source, offset, count, end && count == length);
        }
        if (end) {
            departure.concludeIfDone();
        }
        return count;
    }

    /// How many DATA frames were sent since the last call.
    int takeDataFrames() {
        synchronized (outbox) {
            var count = dataFrames;
            dataFrames = 0;
            return count;
        }
    }

    private int allowance(Http2Stream stream, int length) {
        var count = window.allowance(stream, Math.min(length, PeerSettings.SMALLEST_FRAME));
        if (count <= 0) {
            return -1;
        }
        if (!outbox.hasRoom(count)) {
            outbox.awaitRoom(stream);
            return -1;
        }
        return count;
    }

    private void add(Http2Stream stream, byte[] source, int offset, int count, boolean ends) {
        if (count > 0 || ends) {
            var out = outbox.pending();
            out.frame(count, FrameType.DATA, ends ? FrameType.END_STREAM : 0, stream.id());
            out.put(source, offset, count);
            window.spend(stream, count);
            dataFrames++;
        }
        if (ends) {
            endings.endLocal(stream);
        }
    }
}
