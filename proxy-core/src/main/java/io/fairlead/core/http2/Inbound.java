package io.fairlead.core.http2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deals with the frames of the peer, on the thread that reads.
final class Inbound {

    private static final System.Logger LOGGER = System.getLogger(Inbound.class.getName());

    private final Http2Connection connection;
    private final Http2Options options;
    private final Budgets budgets;
    private final HeadAssembly heads;
    private boolean settled;

    Inbound(Http2Connection connection, Http2Options options, Optional<StreamHandler> handler) {
        this.connection = connection;
        this.options = options;
        this.budgets = new Budgets(options.budgets(), options.concurrentStreams());
        this.heads = new HeadAssembly(connection, options, this, handler);
    }

    long frameNanos() {
        return options.frameTime().toNanos();
    }

    boolean isInsideBlock() {
        return heads.isOpen();
    }

    Budgets budgets() {
        return budgets;
    }

    void frame(int type, int flags, int id, byte[] bytes, int at, int length) {
        if (!settled && (type != FrameType.SETTINGS || (flags & FrameType.ACK) != 0)) {
            throw ConnectionError.protocol("first frame is not SETTINGS");
        }
        if (heads.isOpen() && (type != FrameType.CONTINUATION || id != heads.id())) {
            throw ConnectionError.protocol("header block is interrupted");
        }
        switch (type) {
            case FrameType.DATA -> data(flags, id, bytes, at, length);
            case FrameType.HEADERS -> heads.headers(flags, id, bytes, at, length);
            case FrameType.PRIORITY -> priority(id, bytes, at, length);
            case FrameType.RST_STREAM -> rstStream(id, bytes, at, length);
            case FrameType.SETTINGS -> settings(flags, id, bytes, at, length);
            case FrameType.PUSH_PROMISE -> throw ConnectionError.protocol("PUSH_PROMISE");
            case FrameType.PING -> ping(flags, id, bytes, at, length);
            case FrameType.GOAWAY -> goAway(id, bytes, at, length);
            case FrameType.WINDOW_UPDATE -> windowUpdate(id, bytes, at, length);
            case FrameType.CONTINUATION -> heads.continuation(flags, bytes, at, length);
            default -> budgets.unknown.spend();
        }
    }

    /// The peer has broken a stream (RFC 9113 section 5.4.2).
    void streamError(int id, ErrorCode code, String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "stream " + id + ": " + code + ", " + reason);
        budgets.provokedResets.spend();
        var stream = find(id);
        if (stream == null) {
            connection.refuse(id, code);
        } else {
            var closed = new StreamClosed(code, false, reason);
            connection.reset(stream, code, closed);
            stream.fail(closed, true);
        }
    }

    /// A stream comes that we do not want; that is no breach, but must not go on for ever.
    void refused(int id) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "stream " + id + " refused");
        (connection.isLeaving() ? budgets.latecomers : budgets.provokedResets).spend();
        connection.refuse(id, ErrorCode.REFUSED_STREAM);
    }

    /// Whether a stream has never been used.
    boolean isIdle(int id) {
        var own = (id & 1) == (connection.isServer() ? 0 : 1);
        return own ? connection.isServer() || id >= connection.nextId() : id > connection.lastPeerId();
    }

    @Nullable
    Http2Stream find(int id) {
        synchronized (connection.lock()) {
            return connection.streams().get(id);
        }
    }

    private void data(int flags, int id, byte[] bytes, int at, int length) {
        requireUsed(id, "DATA");
        var ends = (flags & FrameType.END_STREAM) != 0;
        connection.received(length);
        var padding = Padding.of(flags, bytes, at, length);
        var start = at + ((flags & FrameType.PADDED) != 0 ? 1 : 0);
        var content = length - (start - at) - padding;
        budgets.dataReceived(content == 0 && !ends);
        var stream = find(id);
        if (stream == null) {
            connection.discarded(length);
            dataAfterEnd(id);
        } else {
            take(stream, bytes, start, content, length, ends);
        }
    }

    private void dataAfterEnd(int id) {
        Streams.@Nullable End end;
        synchronized (connection.lock()) {
            end = connection.streams().endOf(id);
        }
        if (end != Streams.End.RESET_BY_US) {
            streamError(id, ErrorCode.STREAM_CLOSED, "DATA on a closed stream");
        }
    }

    private void take(Http2Stream stream, byte[] bytes, int start, int content, int length, boolean ends) {
        if (stream.remoteEnd) {
            connection.discarded(length);
            streamError(stream.id(), ErrorCode.STREAM_CLOSED, "DATA behind the end of a stream");
            return;
        }
        if (!isWithinWindow(stream, length)) {
            connection.discarded(length);
            streamError(stream.id(), ErrorCode.FLOW_CONTROL_ERROR, "more than the stream's window");
            return;
        }
        stream.received += content;
        if (isWrongLength(stream, ends)) {
            connection.discarded(length);
            streamError(stream.id(), ErrorCode.PROTOCOL_ERROR, "body is not as long as announced");
            return;
        }
        connection.consumed(stream, length - content);
        if (content > 0 && !stream.content().receive(bytes, start, content)) {
            connection.consumed(stream, content);
            stream.takeUnwanted(content);
        }
        if (ends) {
            stream.endRemote(null);
            connection.endRemote(stream);
        }
    }

    private boolean isWithinWindow(Http2Stream stream, int length) {
        synchronized (connection.lock()) {
            stream.receiveWindow -= length;
            return stream.receiveWindow >= 0;
        }
    }

    /// S-04: the length that was announced is the one that comes.
    static boolean isWrongLength(Http2Stream stream, boolean ends) {
        return stream.announced >= 0
                && (stream.received > stream.announced || ends && stream.received < stream.announced);
    }

    /// Validated and ignored (S-16).
    private void priority(int id, byte[] bytes, int at, int length) {
        if (id == 0) {
            throw ConnectionError.protocol("PRIORITY for the connection");
        }
        budgets.priorities.spend();
        if (length != 5) {
            streamError(id, ErrorCode.FRAME_SIZE_ERROR, "PRIORITY is not 5 bytes");
        } else if ((FrameReader.int32(bytes, at) & 0x7fff_ffff) == id) {
            streamError(id, ErrorCode.PROTOCOL_ERROR, "stream depends on itself");
        }
    }

    private void rstStream(int id, byte[] bytes, int at, int length) {
        if (length != 4) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "RST_STREAM is not 4 bytes");
        }
        requireUsed(id, "RST_STREAM");
        var stream = find(id);
        if (stream == null) {
            budgets.unknown.spend();
            return;
        }
        if (connection.isServer() && !stream.answered) {
            budgets.resets.spend();
        }
        var code = ErrorCode.of(FrameReader.int32(bytes, at));
        var unseen = code == ErrorCode.REFUSED_STREAM;
        connection.fail(
                stream, Streams.End.RESET_BY_PEER, new StreamClosed(code, unseen, "peer reset the stream: " + code));
    }

    private void settings(int flags, int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("SETTINGS for a stream");
        }
        if ((flags & FrameType.ACK) != 0) {
            if (length != 0) {
                throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "acknowledgement with settings");
            }
            budgets.settings.spend();
            heads.acknowledged();
            connection.settingsKnown();
            return;
        }
        if (length % 6 != 0) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "SETTINGS is no multiple of 6 bytes");
        }
        if (settled) {
            budgets.settings.spend();
        } else {
            connection.concurrentStreams(-1);
        }
        settled = true;
        for (var i = at; i < at + length; i += 6) {
            setting((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff, FrameReader.int32(bytes, i + 2));
        }
        connection.acknowledgeSettings();
    }

    private void setting(int name, int value) {
        PeerSettings.check(name, value, !connection.isServer());
        switch (name) {
            case PeerSettings.HEADER_TABLE_SIZE -> connection.headerTable(value);
            case PeerSettings.MAX_CONCURRENT_STREAMS -> connection.concurrentStreams(value);
            case PeerSettings.INITIAL_WINDOW_SIZE -> connection.initialWindow(value);
            default -> {
                // says nothing that we would act on
            }
        }
    }

    private void ping(int flags, int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("PING for a stream");
        }
        if (length != 8) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "PING is not 8 bytes");
        }
        budgets.dataSent(connection.takeDataFrames());
        budgets.pings.spend();
        var payload = (long) FrameReader.int32(bytes, at) << 32 | FrameReader.int32(bytes, at + 4) & 0xffff_ffffL;
        connection.pinged(payload, (flags & FrameType.ACK) != 0);
    }

    private void goAway(int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("GOAWAY for a stream");
        }
        if (length < 8) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "GOAWAY is shorter than 8 bytes");
        }
        budgets.settings.spend();
        connection.abandonedBy(
                FrameReader.int32(bytes, at) & 0x7fff_ffff, ErrorCode.of(FrameReader.int32(bytes, at + 4)));
    }

    private void windowUpdate(int id, byte[] bytes, int at, int length) {
        if (length != 4) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "WINDOW_UPDATE is not 4 bytes");
        }
        budgets.dataSent(connection.takeDataFrames());
        budgets.windowUpdate();
        var count = FrameReader.int32(bytes, at) & 0x7fff_ffff;
        if (id == 0) {
            if (count == 0) {
                throw ConnectionError.protocol("WINDOW_UPDATE by nothing");
            }
            connection.widen(count);
            return;
        }
        requireUsed(id, "WINDOW_UPDATE");
        var stream = find(id);
        if (stream != null) {
            widen(stream, count);
        }
    }

    private void widen(Http2Stream stream, int count) {
        if (count == 0) {
            streamError(stream.id(), ErrorCode.PROTOCOL_ERROR, "WINDOW_UPDATE by nothing");
            return;
        }
        long window;
        synchronized (connection.lock()) {
            stream.sendWindow += count;
            window = stream.sendWindow;
        }
        if (window > Integer.MAX_VALUE) {
            streamError(stream.id(), ErrorCode.FLOW_CONTROL_ERROR, "window of the stream above 2^31-1");
            return;
        }
        stream.wakeSender();
    }

    private void requireUsed(int id, String frame) {
        if (id == 0 || isIdle(id)) {
            throw ConnectionError.protocol(frame + " on a stream that was never opened");
        }
    }
}
