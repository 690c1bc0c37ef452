package io.fairlead.core.http2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands the frames of the peer to what deals with them, and deals with those about single streams, on the thread
/// that reads.
final class Inbound {

    private static final System.Logger LOGGER = System.getLogger(Inbound.class.getName());

    private final Http2Connection connection;
    private final Shared shared;
    private final Endings endings;
    private final Budgets budgets;
    private final HeadAssembly blocks;
    private final InboundData data;
    private final InboundControl control;

    Inbound(Http2Connection connection, Http2Options options, Optional<StreamHandler> handler) {
        this.connection = connection;
        this.shared = connection.shared;
        this.endings = connection.endings;
        this.budgets = new Budgets(options.budgets(), options.concurrentStreams());
        var heads = new InboundHeads(connection, options, this, handler);
        this.blocks = new HeadAssembly(options, heads);
        this.data = new InboundData(shared, endings, this);
        this.control = new InboundControl(connection, heads, budgets);
    }

    boolean isInsideBlock() {
        return blocks.isOpen();
    }

    Budgets budgets() {
        return budgets;
    }

    void frame(int type, int flags, int id, byte[] bytes, int at, int length) {
        if (!control.isSettled() && (type != FrameType.SETTINGS || (flags & FrameType.ACK) != 0)) {
            throw ConnectionError.protocol("first frame is not SETTINGS");
        }
        if (blocks.isOpen() && (type != FrameType.CONTINUATION || id != blocks.id())) {
            throw ConnectionError.protocol("header block is interrupted");
        }
        switch (type) {
            case FrameType.DATA -> data(flags, id, bytes, at, length);
            case FrameType.HEADERS -> blocks.headers(flags, id, bytes, at, length);
            case FrameType.PRIORITY -> priority(id, bytes, at, length);
            case FrameType.RST_STREAM -> rstStream(id, bytes, at, length);
            case FrameType.SETTINGS -> control.settings(flags, id, bytes, at, length);
            case FrameType.PUSH_PROMISE -> throw ConnectionError.protocol("PUSH_PROMISE");
            case FrameType.PING -> control.ping(flags, id, bytes, at, length);
            case FrameType.GOAWAY -> control.goAway(id, bytes, at, length);
            case FrameType.WINDOW_UPDATE -> windowUpdate(id, bytes, at, length);
            case FrameType.CONTINUATION -> blocks.continuation(flags, bytes, at, length);
            default -> budgets.unknown.spend();
        }
    }

    /// The peer has broken a stream (RFC 9113 section 5.4.2).
    void streamError(int id, ErrorCode code, String reason) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "stream " + id + ": " + code + ", " + reason);
        budgets.provokedResets.spend();
        var stream = find(id);
        if (stream == null) {
            endings.refuse(id, code);
        } else {
            var closed = new StreamClosed(code, false, reason);
            endings.reset(stream, code, closed);
            stream.fail(closed, true);
        }
    }

    /// A stream comes that we do not want; that is no breach, but must not go on for ever.
    void refused(int id) {
        LOGGER.log(System.Logger.Level.DEBUG, () -> "stream " + id + " refused");
        (connection.isLeaving() ? budgets.latecomers : budgets.provokedResets).spend();
        endings.refuse(id, ErrorCode.REFUSED_STREAM);
    }

    @Nullable
    Http2Stream find(int id) {
        synchronized (shared.outbox()) {
            return shared.streams().get(id);
        }
    }

    private void data(int flags, int id, byte[] bytes, int at, int length) {
        requireUsed(id, "DATA");
        data.frame(flags, id, bytes, at, length);
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
        if (shared.server() && !stream.answered) {
            budgets.resets.spend();
        }
        var code = ErrorCode.of(FrameReader.int32(bytes, at));
        var unseen = code == ErrorCode.REFUSED_STREAM;
        endings.fail(stream, new StreamClosed(code, unseen, "peer reset the stream: " + code));
    }

    private void windowUpdate(int id, byte[] bytes, int at, int length) {
        if (length != 4) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "WINDOW_UPDATE is not 4 bytes");
        }
        budgets.dataSent(connection.messages.takeDataFrames());
        budgets.windowUpdate();
        var count = FrameReader.int32(bytes, at) & 0x7fff_ffff;
        if (id == 0) {
            control.windowUpdate(count);
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
        synchronized (shared.outbox()) {
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
        if (id == 0 || shared.ids().isIdle(id)) {
            throw ConnectionError.protocol(frame + " on a stream that was never opened");
        }
    }
}
