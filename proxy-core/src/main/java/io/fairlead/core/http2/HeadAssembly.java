package io.fairlead.core.http2;

import io.fairlead.core.http.DecodedFields;
import io.fairlead.core.http.FieldSink;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.RequestFields;
import io.fairlead.core.http.ResponseFields;
import io.fairlead.core.http.TrailerFields;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts header blocks together, decodes them, and decides what they are, on the thread that reads.
final class HeadAssembly {

    private static final int DEPENDENCY = 5;
    private static final byte[] NOTHING = {};

    private final Http2Connection connection;
    private final Http2Options options;
    private final Inbound inbound;
    private final Optional<StreamHandler> handler;
    private final HpackDecoder decoder = new HpackDecoder();
    private final RequestFields requests = new RequestFields();
    private final ResponseFields responses = new ResponseFields();
    private final TrailerFields trailers = new TrailerFields();

    private byte[] block = NOTHING;
    private int size;
    private int fragments;
    private int id;
    private boolean open;
    private boolean ends;
    private boolean selfish;
    private long began;

    HeadAssembly(Http2Connection connection, Http2Options options, Inbound inbound, Optional<StreamHandler> handler) {
        this.connection = connection;
        this.options = options;
        this.inbound = inbound;
        this.handler = handler;
    }

    /// Whether a block goes on in the next frame.
    boolean isOpen() {
        return open;
    }

    /// The stream of the block that goes on.
    int id() {
        return id;
    }

    /// The peer knows the size of our table now.
    void acknowledged() {
        decoder.limit(options.decoderTable());
    }

    void headers(int flags, int stream, byte[] bytes, int at, int length) {
        if (stream == 0) {
            throw ConnectionError.protocol("HEADERS for the connection");
        }
        id = stream;
        ends = (flags & FrameType.END_STREAM) != 0;
        var padding = Padding.of(flags, bytes, at, length);
        var start = at + ((flags & FrameType.PADDED) != 0 ? 1 : 0);
        var end = at + length - padding;
        selfish = false;
        if ((flags & FrameType.WITH_PRIORITY) != 0) {
            if (end - start < DEPENDENCY) {
                throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "HEADERS too short for its priority");
            }
            selfish = (FrameReader.int32(bytes, start) & 0x7fff_ffff) == stream;
            start += DEPENDENCY;
        }
        if ((flags & FrameType.END_HEADERS) != 0) {
            complete(bytes, start, end);
            return;
        }
        open = true;
        size = 0;
        fragments = 0;
        began = System.nanoTime();
        append(bytes, start, end - start);
    }

    void continuation(int flags, byte[] bytes, int at, int length) {
        if (!open) {
            throw ConnectionError.protocol("CONTINUATION of nothing");
        }
        if (++fragments > options.budgets().continuations() || length == 0) {
            throw ConnectionError.calm("too many CONTINUATION frames, or an empty one");
        }
        var most = options.frameTime().toNanos();
        if (most > 0 && System.nanoTime() - began > most) {
            throw ConnectionError.calm("header block takes too long");
        }
        append(bytes, at, length);
        if ((flags & FrameType.END_HEADERS) != 0) {
            open = false;
            var whole = block;
            block = NOTHING;
            complete(whole, 0, size);
        }
    }

    private void append(byte[] bytes, int at, int length) {
        if (size + length > options.blockBytes()) {
            throw ConnectionError.calm("header block exceeds " + options.blockBytes() + " bytes");
        }
        if (size + length > block.length) {
            block = Arrays.copyOf(block, Math.max(size + length, 2 * block.length));
        }
        System.arraycopy(bytes, at, block, size, length);
        size += length;
    }

    private void complete(byte[] bytes, int start, int end) {
        var stream = inbound.find(id);
        if (stream != null) {
            following(stream, bytes, start, end);
        } else if (connection.isServer() && (id & 1) == 1 && inbound.isIdle(id)) {
            request(bytes, start, end);
        } else {
            late();
            decoder.decode(bytes, start, end, FieldSink.NONE);
        }
    }

    /// A head on a stream that is closed, or that the peer cannot open.
    private void late() {
        Streams.@Nullable End how;
        synchronized (connection.lock()) {
            how = connection.streams().endOf(id);
        }
        if (how == null || inbound.isIdle(id)) {
            throw ConnectionError.protocol("HEADERS on a stream that the peer cannot open");
        }
        if (how != Streams.End.RESET_BY_US) {
            throw new ConnectionError(ErrorCode.STREAM_CLOSED, "HEADERS on a closed stream");
        }
    }

    private void request(byte[] bytes, int start, int end) {
        if (!connection.admits(id)) {
            decoder.decode(bytes, start, end, FieldSink.NONE);
            inbound.refused(id);
            return;
        }
        var request = handler.orElseThrow().next();
        var head = request.head();
        requests.begin(head);
        decoder.decode(bytes, start, end, requests);
        requests.end();
        var stream = new Http2Stream(connection, id, head.method());
        stream.announced = head.framing().length();
        var malformed = selfish ? "stream depends on itself" : requests.malformed();
        if (malformed == null && Inbound.isWrongLength(stream, ends)) {
            malformed = "body is not as long as announced";
        }
        if (malformed != null) {
            request.drop();
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, malformed);
            return;
        }
        inbound.budgets().streamOpened();
        stream.take(request, requests.refusal());
        if (ends) {
            stream.remoteEnd = true;
            stream.endRemote(null);
        }
        connection.serve(stream);
    }

    private void following(Http2Stream stream, byte[] bytes, int start, int end) {
        if (stream.remoteEnd) {
            decoder.decode(bytes, start, end, FieldSink.NONE);
            inbound.streamError(id, ErrorCode.STREAM_CLOSED, "HEADERS behind the end of a stream");
        } else if (!connection.isServer() && !stream.hasHead) {
            response(stream, bytes, start, end);
        } else {
            trailers(stream, bytes, start, end);
        }
    }

    private void trailers(Http2Stream stream, byte[] bytes, int start, int end) {
        var fields = new HeaderBlock();
        trailers.begin(fields, options.trailers());
        decoder.decode(bytes, start, end, trailers);
        trailers.end();
        if (isBroken(trailers) || !ends || selfish || Inbound.isWrongLength(stream, true)) {
            var reason = trailers.malformed();
            inbound.streamError(
                    id, ErrorCode.PROTOCOL_ERROR, reason == null ? "trailers that are too long or no end" : reason);
            return;
        }
        stream.endRemote(fields);
        connection.endRemote(stream);
    }

    private void response(Http2Stream stream, byte[] bytes, int start, int end) {
        var head = stream.freshHead();
        responses.begin(head);
        decoder.decode(bytes, start, end, responses);
        responses.end();
        var interim = head.status() < 200;
        if (isBroken(responses) || interim && ends) {
            var reason = responses.malformed();
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, reason == null ? "head that is no response" : reason);
            return;
        }
        if (!interim) {
            stream.hasHead = true;
            stream.announced = stream.isBodyless(head) ? -1 : head.framing().length();
        }
        if (!interim && Inbound.isWrongLength(stream, ends)) {
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, "body is not as long as announced");
            return;
        }
        if (ends) {
            stream.endRemote(null);
        }
        if (!stream.take(head)) {
            inbound.streamError(id, ErrorCode.ENHANCE_YOUR_CALM, "too many interim answers");
            return;
        }
        if (ends) {
            connection.endRemote(stream);
        }
    }

    private static boolean isBroken(DecodedFields fields) {
        return fields.malformed() != null || fields.refusal() != null;
    }
}
