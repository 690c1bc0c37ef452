package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A body that comes from a connection: decodes it, and keeps its sender to its pace.
public final class MessageBody implements Body {

    private final BodyDecoder decoder;
    private final BodyPace pace;
    private @Nullable Runnable opening;
    private volatile boolean closed;
    private volatile boolean waiting;

    private MessageBody(BodyDecoder decoder, BodyPace pace, @Nullable Runnable opening) {
        this.decoder = decoder;
        this.pace = pace;
        this.opening = opening;
    }

    /// The body of a request (RFC 9112 section 6.3): without length and without coding there is none.
    ///
    /// @param opening runs before the first wait for a byte, to ask a client that waits to go on
    public static Body ofRequest(Input input, Framing framing, BodyPace pace, @Nullable Runnable opening) {
        if (framing.chunked()) {
            return new MessageBody(new ChunkedDecoder(input), pace, opening);
        }
        if (framing.length() > 0) {
            return new MessageBody(new LengthDecoder(input, framing.length()), pace, opening);
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
            return new MessageBody(new ChunkedDecoder(input), pace, null);
        }
        if (framing.length() == 0) {
            return Body.empty();
        }
        var decoder = framing.length() < 0 ? new CloseDecoder(input) : new LengthDecoder(input, framing.length());
        return new MessageBody(decoder, pace, null);
    }

    /// Whether the connection stands behind the body.
    public boolean finished() {
        return decoder.finished();
    }

    /// Whether the next read can be answered by what has arrived.
    public boolean ready() {
        return decoder.ready();
    }

    /// Whether all of it has arrived, so that reading it to the end waits for nobody.
    public boolean arrived() {
        return decoder.arrived();
    }

    /// Whether a thread waits for its sender right now.
    public boolean waiting() {
        return waiting;
    }

    /// Reads and drops what is left.
    ///
    /// @param most how many bytes are worth it
    /// @return whether the connection then stands behind the body
    public boolean drain(int most) {
        closed = false;
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
            throw BodyFailure.brokenOff(new IOException("the body is closed"));
        }
        try {
            return timed(target, offset, length);
        } catch (BadMessage e) {
            throw BodyFailure.malformed(e);
        } catch (IOException e) {
            throw BodyFailure.brokenOff(e);
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
        if (opening != null) {
            var once = opening;
            opening = null;
            once.run();
        }
        pace.deadline().within(pace.stallNanos());
        waiting = true;
        try {
            return decoder.read(target, offset, length);
        } finally {
            waiting = false;
            pace.deadline().clear();
        }
    }
}
