package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A body that comes from a connection: decodes it, and keeps its sender to its pace.
public final class MessageBody implements Body {

    private final BodyDecoder decoder;
    private final BodyPace pace;
    private final int failureStatus;
    private long endsAt;
    private long bytes;
    private long waited;
    private @Nullable Runnable opening;
    private volatile boolean closed;
    private volatile boolean finished;
    private volatile boolean broken;
    private volatile @Nullable Thread reader;

    private MessageBody(BodyDecoder decoder, BodyPace pace, int failureStatus, @Nullable Runnable opening) {
        this.decoder = decoder;
        this.pace = pace;
        this.failureStatus = failureStatus;
        this.opening = opening;
        this.endsAt = pace.wholeNanos() == 0 ? 0 : System.nanoTime() + pace.wholeNanos();
    }

    /// The body of a request (RFC 9112 section 6.3): without length and without coding there is none.
    ///
    /// @param limits of its chunks and trailers
    /// @param opening runs before the first wait for a byte, to ask a client that waits to go on
    public static Body ofRequest(
            Input input, Framing framing, BodyLimits limits, BodyPace pace, @Nullable Runnable opening) {
        if (framing.chunked()) {
            return new MessageBody(new ChunkedDecoder(input, limits), pace, 400, opening);
        }
        if (framing.length() > 0) {
            return new MessageBody(new LengthDecoder(input, framing.length()), pace, 400, opening);
        }
        return Body.empty();
    }

    /// The body of a response (RFC 9112 section 6.3).
    ///
    /// @param method that of the request
    public static Body ofResponse(Input input, ResponseHead head, String method, BodyPace pace) {
        var framing = head.framing();
        if (BodyRules.hasNoBody(method, head.status())) {
            return new AnnouncedBody(framing.length());
        }
        if (framing.chunked()) {
            return new MessageBody(new ChunkedDecoder(input), pace, 502, null);
        }
        if (framing.length() == 0) {
            return Body.empty();
        }
        var decoder = framing.length() < 0 ? new CloseDecoder(input) : new LengthDecoder(input, framing.length());
        return new MessageBody(decoder, pace, 502, null);
    }

    /// The body of a response that has none, whatever length it tells.
    public static Body announced(ResponseHead head) {
        return new AnnouncedBody(head.framing().length());
    }

    /// A body that comes on a stream of its own.
    ///
    /// @param opening runs before the first wait for a byte
    public static MessageBody ofStream(
            BodyDecoder decoder, BodyPace pace, int failureStatus, @Nullable Runnable opening) {
        return new MessageBody(decoder, pace, failureStatus, opening);
    }

    /// Whether the connection stands behind the body. Whoever has seen that may use the connection, even if
    /// another thread has read the body.
    public boolean finished() {
        return finished;
    }

    /// Whether reading has failed: nobody knows any more where the body ends.
    public boolean isBroken() {
        return broken;
    }

    /// Whether the next read can be answered by what has arrived.
    public boolean ready() {
        return decoder.ready();
    }

    /// Whether all of it has arrived, so that reading it to the end waits for nobody.
    public boolean arrived() {
        return decoder.arrived();
    }

    /// Whether it is another thread that reads it, which then also sees to what is left.
    public boolean isReadElsewhere() {
        var by = reader;
        return by != null && by != Thread.currentThread();
    }

    /// From now on this thread reads it.
    public void adopt() {
        if (reader != Thread.currentThread()) {
            reader = Thread.currentThread();
        }
    }

    /// Reads and drops what is left.
    ///
    /// @param most how many bytes are worth it
    /// @param nanos how much time is worth it
    /// @return whether the connection then stands behind the body
    public boolean drain(int most, long nanos) {
        closed = false;
        opening = null;
        endsAt = System.nanoTime() + nanos;
        var scrap = new byte[Math.min(most, 4 << 10)];
        for (var left = most; left > 0 && !finished(); ) {
            var count = read(scrap, 0, Math.min(scrap.length, left));
            left -= Math.max(count, 0);
        }
        return finished();
    }

    @Override
    public long length() {
        return decoder.length();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (closed) {
            throw new BodyFailure(failureStatus, new IOException("the body is closed"));
        }
        adopt();
        try {
            var count = timed(target, offset, length);
            bytes += Math.max(count, 0);
            finished = decoder.finished();
            return count;
        } catch (BadMessage e) {
            broken = true;
            throw new BodyFailure(failureStatus, new IOException(e.getMessage()));
        } catch (IOException e) {
            broken = true;
            throw new BodyFailure(failureStatus, e);
        }
    }

    @Override
    public Headers trailers() {
        return decoder.trailers();
    }

    @Override
    public void close() {
        closed = true;
    }

    private int timed(byte[] target, int offset, int length) throws IOException {
        if (decoder.ready()) {
            return decoder.read(target, offset, length);
        }
        var start = System.nanoTime();
        pace.deadline().within(patience(start));
        try {
            open();
            pace.waiting().begin();
            return decoder.read(target, offset, length);
        } finally {
            pace.waiting().end();
            pace.deadline().clear();
            waited += System.nanoTime() - start;
        }
    }

    private void open() {
        if (opening != null) {
            var once = opening;
            opening = null;
            once.run();
        }
    }

    /// How long the next byte may take; 0 means for ever.
    private long patience(long now) {
        var most = pace.stallNanos() == 0 ? Long.MAX_VALUE : pace.stallNanos();
        if (endsAt != 0) {
            most = Math.min(most, Math.max(1, endsAt - now));
        }
        if (pace.rate().bytesPerSecond() > 0) {
            most = Math.min(most, Math.max(1, pace.rate().granted(bytes) - waited));
        }
        return most == Long.MAX_VALUE ? 0 : most;
    }
}
