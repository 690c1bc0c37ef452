package io.fairlead.core.http2;

import io.fairlead.core.http.BodyDecoder;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What has come on a stream and is not read yet: never more than the window that was given. The connection's
/// thread puts in, another takes out.
final class StreamBody implements BodyDecoder {

    private static final int USUAL = 1 << 10;
    private static final byte[] NOTHING = {};

    private final Http2Stream stream;
    private byte[] data = NOTHING;
    private int from;
    private int to;
    private long length = -1;
    private boolean ended;
    private boolean abandoned;
    private @Nullable StreamClosed failure;
    private @Nullable HeaderBlock trailers;
    private @Nullable Thread reader;

    StreamBody(Http2Stream stream) {
        this.stream = stream;
    }

    /// Takes bytes in.
    ///
    /// @return whether anybody will read them
    boolean receive(byte[] source, int offset, int count) {
        Thread waiting;
        synchronized (this) {
            if (abandoned || failure != null) {
                return false;
            }
            reserve(count);
            System.arraycopy(source, offset, data, to, count);
            to += count;
            waiting = takeReader();
        }
        LockSupport.unpark(waiting);
        return true;
    }

    /// Nothing more will come.
    void end(@Nullable HeaderBlock fields) {
        Thread waiting;
        synchronized (this) {
            ended = true;
            trailers = fields;
            waiting = takeReader();
        }
        LockSupport.unpark(waiting);
    }

    /// The message cannot be completed. One that is complete stays so: a server may reset the rest of a request that
    /// it has answered.
    ///
    /// @return how many bytes are left that nobody will read
    int fail(StreamClosed reason) {
        Thread waiting;
        int left;
        synchronized (this) {
            if (ended) {
                return 0;
            }
            failure = failure == null ? reason : failure;
            left = drop();
            waiting = takeReader();
        }
        LockSupport.unpark(waiting);
        return left;
    }

    /// Nobody will read any more.
    ///
    /// @return how many bytes are left
    int abandon() {
        Thread waiting;
        int left;
        synchronized (this) {
            abandoned = true;
            left = drop();
            waiting = takeReader();
        }
        LockSupport.unpark(waiting);
        return left;
    }

    /// From now on the length does not change: that which was announced, or what is here if that is all.
    synchronized void settle(long announced) {
        length = announced < 0 && ended && trailers == null ? to - from : announced;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        while (true) {
            synchronized (this) {
                if (failure != null) {
                    throw failure;
                }
                if (to > from) {
                    var count = take(target, offset, most);
                    stream.consumed(count);
                    return count;
                }
                if (ended) {
                    return -1;
                }
                if (abandoned) {
                    throw new StreamClosed(ErrorCode.NO_ERROR, false, "nobody wants the rest of the body");
                }
                reader = Thread.currentThread();
            }
            LockSupport.park(this);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while a body was awaited");
            }
        }
    }

    @Override
    public synchronized boolean finished() {
        return ended && to == from;
    }

    @Override
    public synchronized boolean ready() {
        return to > from || ended || failure != null;
    }

    @Override
    public synchronized boolean arrived() {
        return ended && length >= 0;
    }

    @Override
    public synchronized long length() {
        return length;
    }

    @Override
    public synchronized Headers trailers() {
        return trailers == null ? Headers.create() : trailers;
    }

    private int take(byte[] target, int offset, int most) {
        var count = Math.min(most, to - from);
        System.arraycopy(data, from, target, offset, count);
        from += count;
        if (from == to) {
            drop();
        }
        return count;
    }

    private int drop() {
        var left = to - from;
        from = 0;
        to = 0;
        if (ended || abandoned || failure != null) {
            data = NOTHING;
        }
        return left;
    }

    private @Nullable Thread takeReader() {
        var waiting = reader;
        reader = null;
        return waiting;
    }

    private void reserve(int count) {
        if (to + count <= data.length) {
            return;
        }
        var held = to - from;
        var target = held + count <= data.length ? data : new byte[Math.max(held + count, Math.max(USUAL, 2 * held))];
        System.arraycopy(data, from, target, 0, held);
        data = target;
        from = 0;
        to = held;
    }
}
